"""A company's template with all that belongs to the file: tags, fonts, SharePoint's properties, a handout master."""

from __future__ import annotations

from package_checks import P
from templates.base import child
from templates.embedded_font import embedded
from templates.example_slides import KIND, add_master, with_examples
from templates.kinds import KINDS
from templates.package import (
    MASTER,
    PRESENTATION,
    SCHEMAS,
    Parts,
    add,
    document,
    edited,
    element,
    ending,
    packed,
    relate,
    typed,
)
from templates.template import Template

OPEN = "http://schemas.openxmlformats.org/officeDocument/2006/"
OPEN_KIND = "application/vnd.openxmlformats-officedocument."
ITEMS = {
    "{6F9619FF-8B86-4D01-B42D-00CF4FC964FF}": (
        "http://schemas.microsoft.com/office/2006/metadata/properties",
        (
            '<p:properties xmlns:p="http://schemas.microsoft.com/office/2006/metadata/properties"><documentManagement>'
            '<Owner xmlns="urn:acme:fields">Brand team</Owner></documentManagement></p:properties>'
        ),
    ),
    "{3F2504E0-4F89-41D3-9A0C-0305E82C3301}": (
        "http://schemas.microsoft.com/sharepoint/v3/contenttype/forms",
        (
            '<FormTemplates xmlns="http://schemas.microsoft.com/sharepoint/v3/contenttype/forms">'
            "<Display>DocumentLibraryForm</Display><Edit>DocumentLibraryForm</Edit></FormTemplates>"
        ),
    ),
}
"""Custom XML items by their ids: a namespace and the XML."""
FACE = "ACME Sans"
PROPERTIES = {"ContentTypeId": "0x010100AC3E00C1B2", "Classification": "Internal", "MediaServiceImageTags": ""}


def add_tags(parts: Parts) -> None:
    """Add tags to the presentation and to the master."""
    for number, source in enumerate((PRESENTATION, MASTER), 1):
        xml = f'<p:tagLst {SCHEMAS}><p:tag name="ACME_BUILD" val="{number}"/></p:tagLst>'
        name = add(parts, f"ppt/tags/tag{number}.xml", document(xml), f"{KIND}tags+xml")
        rid = relate(parts, source, name, "tags")
        data = element(f'<p:custDataLst><p:tags r:id="{rid}"/></p:custDataLst>')
        with edited(parts, source) as root:
            before = f"{P}cSld/{P}spTree" if source == MASTER else f"{P}custShowLst"
            child(root, before).addnext(data)


def add_fonts(parts: Parts) -> None:
    """Embed a font in two styles."""
    ending(parts, "fntdata", "application/x-fontdata")
    cuts = ""
    for number, cut in enumerate(("regular", "bold"), 1):
        name = f"ppt/fonts/font{number}.fntdata"
        parts[name] = embedded(FACE, cut.capitalize())
        cuts += f'<p:{cut} r:id="{relate(parts, PRESENTATION, name, "font")}"/>'
    fonts = f'<p:embeddedFontLst><p:embeddedFont><p:font typeface="{FACE}"/>{cuts}</p:embeddedFont></p:embeddedFontLst>'
    with edited(parts, PRESENTATION) as root:
        root.set("embedTrueTypeFonts", "1")
        child(root, f"{P}notesSz").addnext(element(fonts))


def add_properties(parts: Parts) -> None:
    """Add a document library's properties and its XML items."""
    listed = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}" name="{name}">'
        f"<vt:lpwstr>{value}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(PROPERTIES.items(), 2)
    )
    xml = f'<Properties xmlns="{OPEN}custom-properties" xmlns:vt="{OPEN}docPropsVTypes">{listed}</Properties>'
    custom = add(parts, "docProps/custom.xml", document(xml), f"{OPEN_KIND}custom-properties+xml")
    relate(parts, "", custom, "custom-properties")
    for number, (guid, (schema, content)) in enumerate(ITEMS.items(), 1):
        item, about = f"customXml/item{number}.xml", f"customXml/itemProps{number}.xml"
        parts[item] = document(content)
        references = f'<ds:schemaRefs><ds:schemaRef ds:uri="{schema}"/></ds:schemaRefs>'
        xml = f'<ds:datastoreItem ds:itemID="{guid}" xmlns:ds="{OPEN}customXml">{references}</ds:datastoreItem>'
        add(parts, about, document(xml), f"{OPEN_KIND}customXmlProperties+xml")
        relate(parts, item, about, "customXmlProps")
        relate(parts, PRESENTATION, item, "customXml")


def library() -> Parts:
    """The output of a company's document library; printer settings and thumbnail are the default file's own."""
    parts = with_examples()
    add_fonts(parts)
    add_tags(parts)
    add_properties(parts)
    add_master(parts, "handout", 3)
    return parts


def as_template() -> bytes:
    parts = library()
    typed(parts, PRESENTATION, KINDS[".potx"])
    return packed(parts)


TEMPLATES = (
    Template(
        "library",
        "examples, and tags, embedded fonts, custom properties, customXml, handout master, printer settings, thumbnail",
        lambda: packed(library()),
    ),
    Template("library-potx", "the same as .potx", as_template, ".potx"),
)
