"""A site's own shortcodes: the simple part of Go's templates, read and evaluated with a bounded amount of work."""
