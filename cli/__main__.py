"""Run the program as ``python -m zhengce.cli``."""

from .main import main

if __name__ == "__main__":
    main()
