"""`python -m devops_slides` is the same program as `devops-slides`."""

from devops_slides.cli import main

if __name__ == "__main__":
    main()
