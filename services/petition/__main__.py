"""The petition service as a process of its own: ``python -m services.petition [PART ...]``."""

from chassis.runtime import main
from services.petition.service import SERVICE

if __name__ == "__main__":
    main(SERVICE)
