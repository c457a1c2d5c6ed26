"""Dessine chaque source SVG de ce dossier en PNG, un dossier plus haut.

    pip install resvg-py
    python render.py [nom ...]        sans nom : toutes les sources

La police est Carlito (paquet fonts-crosextra-carlito), aux chasses de Calibri.
"""

import sys
from pathlib import Path

import resvg_py

HERE = Path(__file__).resolve().parent


def main(names: list[str]) -> None:
    sources = [HERE / f"{name}.svg" for name in names] or sorted(HERE.glob("*.svg"))
    for source in sources:
        picture = HERE.parent / f"{source.stem}.png"
        picture.write_bytes(resvg_py.svg_to_bytes(svg_path=str(source), background="#ffffff"))
        print(picture.name)


if __name__ == "__main__":
    main(sys.argv[1:])
