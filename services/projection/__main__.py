"""The projection service as a process of its own: ``python -m services.projection [PART ...]``."""

from chassis.runtime import main
from services.projection.service import SERVICE

if __name__ == "__main__":
    main(SERVICE)
