"""Document numbers are read as people write them and stored as they are printed."""

import pytest
from hypothesis import given, strategies as st

from kernel.document_number import document_number
from kernel.text import CODE, TextHasControlCharacters, TextIsBlank, TextIsTooLong


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("127-CV/HU", "127-CV/HU"),
        ("127 cv/hu", "127-CV/HU"),
        ("127–CV / HU", "127-CV/HU"),
        (" 127 — cv/ hu ", "127-CV/HU"),
        ("127cv/hu", "127-CV/HU"),
        ("１２７－ＣＶ／ＨＵ", "127-CV/HU"),
        ("Số 127-CV/HU", "127-CV/HU"),
        ("số: 127-CV/HU", "127-CV/HU"),
        ("3-kh/hu", "03-KH/HU"),
        ("03-KH/HU", "03-KH/HU"),
        ("0127-CV/HU", "127-CV/HU"),
        ("127-qđ/tw", "127-QĐ/TW"),
        ("127-QÐ/TW", "127-QĐ/TW"),
        ("127 - QĐ/TW", "127-QĐ/TW"),
        ("127—QĐ/ TW", "127-QĐ/TW"),
        ("11-qđi/tw", "11-QĐi/TW"),
        ("9 CTR/TU", "09-CTr/TU"),
        ("41-ttr/hu", "41-TTr/HU"),
        ("12-HD/BTCTW", "12-HD/BTCTW"),
        ("45-cv/ubnd – nn", "45-CV/UBND-NN"),
    ],
)
def test_a_number_of_the_party_is_read_leniently_and_printed_strictly(
    written: str, printed: str
) -> None:
    assert document_number(written) == printed
    assert document_number(printed) == printed


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("1234/UBND-NN", "1234/UBND-NN"),
        ("1234 / ubnd – nn", "1234/UBND-NN"),
        ("56/qđ-ubnd", "56/QĐ-UBND"),
        ("5/QĐ-UBND", "05/QĐ-UBND"),
        ("30/2020/nđ-cp", "30/2020/NĐ-CP"),
        ("12729/vpcp-kgvx", "12729/VPCP-KGVX"),
        ("1719/qđ-ttg", "1719/QĐ-TTg"),
        ("88/TTR-UBND", "88/TTr-UBND"),
        ("7/qyđ-ubnd", "07/QyĐ-UBND"),
        ("127/HU", "127/HU"),
    ],
)
def test_a_number_of_the_state_is_read_leniently_and_printed_strictly(
    written: str, printed: str
) -> None:
    assert document_number(written) == printed
    assert document_number(printed) == printed


@pytest.mark.parametrize(
    "typed",
    """127|CV/HU|127-CV|127-CV/|0-CV/HU|-1-CV/HU|127--CV/HU|127-C1/HU|127-CV/HU/X|127/2019
    127-CV/HU 2019|1234567-CV/HU|12 7-CV/HU|١٢-CV/HU|12a/qđ-ubnd|Số 12a/QĐ|Nghị quyết 77""".replace(
        "\n", "|"
    ).split("|"),
)
def test_what_follows_neither_form_is_kept_as_typed(typed: str) -> None:
    assert document_number(typed) == typed.strip()


@pytest.mark.parametrize(
    ("written", "refusal"),
    [
        ("  ", TextIsBlank),
        ("1" * (CODE + 1), TextIsTooLong),
        ("127-CV/\u200bHU", TextHasControlCharacters),
        ("127-CV/HU\n128-CV/HU", TextHasControlCharacters),
    ],
)
def test_what_is_no_line_is_no_number(written: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal) as refused:
        document_number(written, field="number")
    assert getattr(refused.value, "field", None) == "number"


_SYMBOLS = st.text("abcdđeghiklmnoôpqrstuưvxyABCĐHNTU", min_size=2, max_size=8)
_DASHES = st.sampled_from(["-", " - ", "–", " — ", "−"])
_SLASHES = st.sampled_from(["/", " / ", "/ "])


@given(st.integers(1, 999_999), _SYMBOLS, _SYMBOLS, _DASHES, _SLASHES)
def test_however_it_is_spaced_one_number_is_printed_in_one_way(
    number: int, kind: str, body: str, dash: str, slash: str
) -> None:
    party = document_number(f"{number}{dash}{kind}{slash}{body}")
    assert party == document_number(f"{number}-{kind.upper()}/{body.upper()}")
    state = document_number(f"{number}{slash}{kind}{dash}{body}")
    assert state == document_number(f"{number}/{kind.upper()}-{body.upper()}")


@given(st.text("0123456789-–/ QĐqđiTrCVcvHUhuSsốô:.", min_size=1, max_size=30))
def test_what_was_printed_is_printed_the_same_again(written: str) -> None:
    try:
        printed = document_number(written)
    except TextIsBlank:
        return
    assert document_number(printed) == printed
