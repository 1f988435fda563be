"""The attendance service as a process of its own: ``python -m services.attendance [PART ...]``."""

from chassis.runtime import main
from services.attendance.service import SERVICE

if __name__ == "__main__":
    main(SERVICE)
