"""The assignment service as a process of its own: ``python -m services.assignment [PART ...]``."""

from chassis.runtime import main
from services.assignment.service import SERVICE

if __name__ == "__main__":
    main(SERVICE)
