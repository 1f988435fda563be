"""Document numbers are read as people write them and stored as they are printed."""

import pytest

from services.petition.domain.document_number import document_number
from services.petition.domain.petition.round_errors import NotADocumentNumber


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("127-CV/HU", "127-CV/HU"),
        ("127 cv/hu", "127-CV/HU"),
        ("127–CV / HU", "127-CV/HU"),
        (" 127 — cv/ hu ", "127-CV/HU"),
        ("127cv/hu", "127-CV/HU"),
        ("Số 127-CV/HU", "127-CV/HU"),
        ("số: 127-CV/HU", "127-CV/HU"),
        ("3-kh/hu", "03-KH/HU"),
        ("03-KH/HU", "03-KH/HU"),
        ("0127-CV/HU", "127-CV/HU"),
        ("127-qđ/tw", "127-QĐ/TW"),
        ("127-QĐ/TW", "127-QĐ/TW"),
        ("11-qđi/tw", "11-QĐi/TW"),
        ("12-HD/BTCTW", "12-HD/BTCTW"),
        ("45-cv/ubnd – nn", "45-CV/UBND-NN"),
    ],
)
def test_a_number_is_read_leniently_and_printed_strictly(written: str, printed: str) -> None:
    assert document_number(written) == printed
    assert document_number(printed) == printed


@pytest.mark.parametrize(
    "written",
    """|127|CV/HU|127-CV|127/HU|127-CV/|0-CV/HU|-1-CV/HU|127--CV/HU|127-C1/HU|127-CV/HU/X
    127-CV/HU 2019|1234567-CV/HU|12 7-CV/HU|١٢-CV/HU""".replace("\n", "|").split("|"),
)
def test_what_is_no_document_number_is_refused(written: str) -> None:
    with pytest.raises(NotADocumentNumber) as refused:
        document_number(written)
    assert refused.value.field == "document_number"
