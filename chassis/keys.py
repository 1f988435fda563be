"""The key of a process that signs or seals, kept in a file."""

from pathlib import Path

from joserfc.jwk import ECKey


def load_key(path: Path) -> ECKey:
    """The signing key in the file; made on the first day, readable by its owner alone."""
    if not path.exists():
        key = ECKey.generate_key("P-256", {"use": "sig", "alg": "ES256"}, auto_kid=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_bytes(key.as_pem(private=True))
    key = ECKey.import_key(path.read_bytes(), {"use": "sig", "alg": "ES256"})
    key.ensure_kid()
    return key
