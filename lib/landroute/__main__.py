"""`python -m landroute`: the command line."""

from landroute.cli import main

if __name__ == "__main__":
    main()
