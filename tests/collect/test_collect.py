"""Collecting: inputs, manifest, bad input, ids."""

import hashlib
import time
from collections import Counter

import pytest
from tests.collect.pages_for_tests import ARTICLE_HTML, FERRY_PAGE, REPORT

from crossbearing.collect import CollectSettings, collect
from crossbearing.errors import StopRun
from crossbearing.model.document import Document, Published
from crossbearing.model.ids import document_id
from crossbearing.model.judgement import Failure

GOOD = "Talks between the union and the owner broke down over pay, both sides said."


_KEY = b"<" + b"00" * 32 + b">"
LOCKED_PDF = (
    b"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"
    b"3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 10 10]>>\nendobj\n4 0 obj\n<</Filter/Standard/V 1/R 2/P -4"
    b"/O" + _KEY + b"/U" + _KEY + b">>\nendobj\n"
    b"trailer<</Size 5/Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]>>\nstartxref\n0\n%%EOF"
)


def run(*inputs, manifest=None, **limits):
    """Return documents by path and failures of a run."""
    found = list(collect([str(each) for each in inputs], manifest=manifest, settings=CollectSettings(**limits)))
    documents = {each.path: each for each in found if isinstance(each, Document)}
    return documents, [each for each in found if isinstance(each, Failure)]


def only_failure(folder, name, raw, **limits):
    """Return the one failure of a folder that holds a bad file beside a good one, which is read."""
    (folder / name).write_bytes(raw)
    (folder / "good.txt").write_text(GOOD)
    documents, failures = run(folder, **limits)
    assert list(documents) == ["good.txt"]
    (failure,) = failures
    assert failure.stage == "collect"
    assert failure.item == str(folder / name)
    assert failure.remedy
    return failure


def pdf(*, words: str | None) -> bytes:
    """Return a PDF of one page with a line of text, or with none."""
    stream = b"" if words is None else b"BT /F1 12 Tf 50 700 Td (" + words.encode("ascii") + b") Tj ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Title(Mill saved)/CreationDate(D:20300303233000-05'00')>>",
    ]
    body, offsets = b"%PDF-1.4\n", []
    for n, each in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (n, each)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"trailer<</Size 7/Root 1 0 R/Info 6 0 R>>\nstartxref\n%d\n%%%%EOF" % len(body)
    return body + b"xref\n0 7\n0000000000 65535 f \n" + table + trailer


def test_folder_is_read_by_name_and_depth(tmp_path):
    """Files of a folder and of folders in it come in the order of their names, each with its path below the folder."""
    for name in ("b.txt", "a/z.md", "a/b.txt", "c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{GOOD} {name}")
    documents, failures = run(tmp_path)
    assert list(documents) == ["a/b.txt", "a/z.md", "b.txt", "c.txt"]
    assert failures == []


def test_what_in_a_folder_is_no_document(tmp_path):
    """Hidden files, the manifest, ledgers and dossiers are passed over."""
    manifest = tmp_path / "facts.toml"
    manifest.write_text("")
    for name in (".hidden", "ledger.db", "ledger.db-wal", "dossier.json", "dossier.md", "dossier.html"):
        (tmp_path / name).write_text(GOOD)
    (tmp_path / "a.txt").write_text(GOOD)
    documents, failures = run(tmp_path, manifest=manifest)
    assert list(documents) == ["a.txt"]
    assert failures == []


def test_each_file_once(tmp_path):
    """A file handed in by itself and with its folder is one document."""
    (tmp_path / "a.txt").write_text(GOOD)
    documents, failures = run(tmp_path / "a.txt", tmp_path)
    assert list(documents) == ["a.txt"]
    assert failures == []


def test_document_keeps_bytes_hash_and_text(tmp_path):
    """The hash is of the raw bytes, the text keeps its line ends, and the id follows from what was given."""
    raw = b"Talks failed.\r\n\r\nThey resume on Friday.\r\n"
    (tmp_path / "a.txt").write_bytes(raw)
    ((document,), _) = (list(run(tmp_path)[0].values()), None)
    assert document.text == raw.decode()
    assert document.sha256 == hashlib.sha256(raw).hexdigest()
    assert document.id == document_id(url=None, path="a.txt", source=None, published=None, text=document.text)
    assert document.retrieved_at is None


def test_id_does_not_depend_on_where_the_folder_lies(tmp_path):
    """The same files in another place are the same documents."""
    ids = []
    for place in ("here", "there/below"):
        (tmp_path / place / "in").mkdir(parents=True)
        (tmp_path / place / "in" / "a.txt").write_text(GOOD)
        ids.append(run(tmp_path / place)[0]["in/a.txt"].id)
    assert ids[0] == ids[1]


def test_manifest_gives_facts(tmp_path):
    """What the manifest gives stands in the document as given; a file that it does not list is read all the same."""
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "b.txt").write_text(GOOD)
    manifest = tmp_path / "manifest.toml"
    manifest.write_text(
        '[[document]]\npath = "a.txt"\nsource = "Odenby Courier"\nurl = "https://courier.example/1"\n'
        "published = 2030-03-03\n"
        'language = "en"\ntitle = "Talks fail"\ngenre = "opinion"\n'
    )
    documents, failures = run(tmp_path, manifest=manifest)
    assert failures == []
    found = documents["a.txt"]
    assert (found.source, found.source_basis, found.title, found.genre) == (
        "Odenby Courier",
        "given",
        "Talks fail",
        "opinion",
    )
    assert found.published == Published("2030-03-03", "2030-03-04", "given")
    assert found.url == "https://courier.example/1"
    assert documents["b.txt"].source is None


def test_manifest_path_decides_the_document_s_path(tmp_path):
    """A file below the manifest's folder has its path from there, even when it is handed in alone."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(GOOD)
    (tmp_path / "manifest.toml").write_text('[[document]]\npath = "in/a.txt"\nsource = "Odenby Courier"\n')
    documents, _ = run(tmp_path / "in" / "a.txt", manifest=tmp_path / "manifest.toml")
    assert documents["in/a.txt"].source == "Odenby Courier"


@pytest.mark.parametrize(
    ("words", "interval"),
    [
        pytest.param("2030-03", ("2030-03-01", "2030-04-01"), id="month"),
        pytest.param("2030-12", ("2030-12-01", "2031-01-01"), id="december"),
        pytest.param("2030", ("2030-01-01", "2031-01-01"), id="year"),
        pytest.param("2030-03-03T23:30:00-05:00", ("2030-03-04", "2030-03-05"), id="instant-in-utc"),
    ],
)
def test_given_dates_of_other_precision(tmp_path, words, interval):
    """A month, a year or an instant may be given too."""
    (tmp_path / "a.txt").write_text(GOOD)
    manifest = tmp_path / "manifest.toml"
    manifest.write_text(f'[[document]]\npath = "a.txt"\npublished = "{words}"\n')
    found = run(tmp_path, manifest=manifest)[0]["a.txt"].published
    assert (found.earliest, found.latest, found.basis) == (*interval, "given")


@pytest.mark.parametrize("date", ["2030-02-31", '"2030-02-31"', '"last Tuesday"'])
def test_impossible_date_is_named_and_the_document_read(tmp_path, date):
    """An impossible date is a failure that names the item; the document is read without it."""
    (tmp_path / "a.txt").write_text(GOOD)
    manifest = tmp_path / "manifest.toml"
    manifest.write_text(f'[[document]]\npath = "a.txt"\npublished = {date}\n')
    documents, (failure,) = run(tmp_path, manifest=manifest)
    assert documents["a.txt"].published.basis == "unknown"
    assert failure.item == "a.txt"
    assert date.strip('"') in failure.why


def test_manifest_names_a_missing_file(tmp_path):
    """An entry whose file is missing is a failure; the other documents go on."""
    (tmp_path / "a.txt").write_text(GOOD)
    manifest = tmp_path / "manifest.toml"
    manifest.write_text('[[document]]\npath = "gone.txt"\n')
    documents, (failure,) = run(tmp_path, manifest=manifest)
    assert list(documents) == ["a.txt"]
    assert failure.item == "gone.txt"


@pytest.mark.parametrize(
    ("manifest", "words"),
    [
        pytest.param('[[document]]\npath = "a.txt"\nauthor = "x"\n', "author", id="unknown-key"),
        pytest.param('title = "x"\n', "title", id="unknown-table"),
        pytest.param('[[document]]\nsource = "x"\n', "names no document", id="no-document"),
        pytest.param('[[document]]\npath = "a.txt"\nsource = 3\n', "source", id="no-text"),
        pytest.param('[document]\npath = "a.txt"\n', "[[document]]", id="one-table"),
        pytest.param("[[document\n", "TOML", id="no-toml"),
    ],
)
def test_manifest_that_cannot_be_used(tmp_path, manifest, words):
    """A malformed manifest stops the run with what is wrong in it."""
    (tmp_path / "m.toml").write_text(manifest)
    with pytest.raises(StopRun, match="manifest") as caught:
        run(tmp_path, manifest=tmp_path / "m.toml")
    assert words in str(caught.value)


def test_unknown_genre_is_named_and_the_document_read(tmp_path):
    """A genre that does not exist is a failure of that entry; the document's own is looked for."""
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "m.toml").write_text('[[document]]\npath = "a.txt"\ngenre = "poem"\n')
    documents, (failure,) = run(tmp_path / "a.txt", manifest=tmp_path / "m.toml")
    assert documents["a.txt"].genre == "report"
    assert "poem" in failure.why


def test_manifest_handed_in_as_an_input(tmp_path):
    """The manifest is never a document, even when it is named as one."""
    (tmp_path / "m.toml").write_text("")
    documents, (failure,) = run(tmp_path / "m.toml", manifest=tmp_path / "m.toml")
    assert documents == {}
    assert "manifest" in failure.why


def test_folders_nested_too_deep(tmp_path):
    """Folders below the limit of depth are named, not passed over in silence."""
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "c.txt").write_text(GOOD)
    documents, failures = run(tmp_path, max_depth=2)
    assert documents == {}
    assert "nested too deep" in failures[0].why


def test_text_over_the_limit_of_characters(tmp_path):
    """A text that is longer than a document may be is refused."""
    assert "longer than" in only_failure(tmp_path, "long.txt", b"word " * 1_000, max_characters=4_000).why


def test_pdf_over_the_limits(tmp_path):
    """A PDF with too many pages or too many words is refused."""
    raw = pdf(words="The mill was saved on Monday, a judge said.")
    assert "pages" in only_failure(tmp_path, "a.pdf", raw, max_pages=0).why
    (failure,) = run(tmp_path / "a.pdf", max_characters=10)[1]
    assert "longer than" in failure.why


def test_unused_manifest_is_named(tmp_path):
    """A manifest that lies in the folder but was not given is no document, and is not passed over in silence."""
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "manifest.toml").write_text('[[document]]\npath = "a.txt"\n')
    documents, (failure,) = run(tmp_path)
    assert list(documents) == ["a.txt"]
    assert "--manifest" in failure.remedy


@pytest.mark.parametrize(
    ("name", "raw", "words"),
    [
        pytest.param("empty.txt", b"", "empty", id="empty"),
        pytest.param("blank.txt", b" \n\n ", "empty", id="blank"),
        pytest.param("ghost.txt", "\ufeff\n".encode(), "white space", id="mark-only"),
        pytest.param("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "PNG", id="image"),
        pytest.param("noise.txt", bytes(range(256)) * 40, "no text", id="binary"),
        pytest.param("broken.pdf", b"%PDF-1.4\nnothing here", "broken", id="broken-pdf"),
        pytest.param("locked.pdf", LOCKED_PDF, "password", id="locked-pdf"),
        pytest.param("scan.pdf", pdf(words=None), "no text", id="pdf-without-text"),
        pytest.param(
            "empty.html", b"<html><head><title></title></head><body></body></html>", "no text", id="html-without-text"
        ),
        pytest.param("office.txt", b"PK\x03\x04rest", "ZIP", id="office-document"),
    ],
)
def test_bad_file_is_named_and_the_rest_read(tmp_path, name, raw, words):
    """A file that cannot be read is named with reason and remedy, and the others are read."""
    assert words in only_failure(tmp_path, name, raw).why


def test_file_over_the_limit_is_refused_unread(tmp_path):
    """A file over the limit is refused by its size."""
    failure = only_failure(tmp_path, "big.txt", b"word " * 2_000, max_bytes=9_999)
    assert "too large" in failure.why


def test_large_text_takes_linear_time(tmp_path):
    """A text as long as a book is read in seconds, whatever its lines are like."""
    for name, words in (("lines.txt", "A short line\n"), ("one.txt", "and more words "), ("gaps.txt", "\n \n-\n")):
        (tmp_path / name).write_text(words * (200_000 // len(words)))
    begun = time.perf_counter()
    documents, _ = run(tmp_path)
    assert len(documents) == 3
    assert time.perf_counter() - begun < 15


def test_missing_file_and_empty_folder(tmp_path):
    """A path that is not there and a folder without a document are failures."""
    (tmp_path / "none").mkdir()
    documents, failures = run(tmp_path / "gone.txt", tmp_path / "none")
    assert documents == {}
    assert [failure.why for failure in failures] == ["there is no such file or folder", "the folder holds no document"]


def test_address_of_another_kind():
    """Only http and https addresses are fetched."""
    _, (failure,) = run("ftp://archive.example/a.txt")
    assert "http" in failure.why


def test_structured_page_in_html_is_kept_whole(tmp_path):
    """A page in sections is not cut down to its longest text."""
    body = "".join(f"<div><p>{line.strip()}</p></div>" for line in FERRY_PAGE.splitlines() if line.strip())
    (tmp_path / "a.html").write_text(f"<!doctype html><html><body><nav><a>Home</a></nav>{body}</body></html>")
    document = run(tmp_path)[0]["a.html"]
    kinds = Counter(block.kind for block in document.blocks)
    assert document.genre == "page"
    assert (kinds["indicator"], kinds["profile"], kinds["entry"], kinds["scenario"]) == (3, 3, 4, 2)


def test_link_in_a_circle(tmp_path):
    """A link that leads back to its own folder, and one that leads to itself, are failures; the files are read once."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(GOOD)
    (tmp_path / "in" / "back").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    documents, failures = run(tmp_path)
    assert list(documents) == ["in/a.txt"]
    assert {failure.item for failure in failures} == {str(tmp_path / "in" / "back"), str(tmp_path / "self.txt")}


WESTERN = "The café’s owner said “no” – again and again, naïvely. "
CYRILLIC = "Переговоры между профсоюзом и владельцем сорвались. "


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((WESTERN, encoding) for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252")),
        pytest.param(CYRILLIC, "cp1251", id="cyrillic"),
        pytest.param("Das Mädchen überquerte die Straße, sagte der Wärter. ", "latin-1", id="german"),
        pytest.param("Le café est fermé à Noël, a déclaré le maire. ", "latin-1", id="french"),
    ],
)
def test_encodings(tmp_path, text, encoding):
    """A byte order mark, UTF-8, and the usual encodings of one byte are told from the bytes."""
    (tmp_path / "a.txt").write_bytes((text * 4).encode(encoding))
    assert run(tmp_path)[0]["a.txt"].text == text * 4


def test_broken_bytes_are_counted(tmp_path):
    """A text with one broken byte is read, and the loss is said."""
    (tmp_path / "a.txt").write_bytes("Talks failed – again. ".encode() * 60 + b"\xff end")
    documents, (failure,) = run(tmp_path)
    assert "\ufffd end" in documents["a.txt"].text
    assert failure.why.startswith("1 of its characters")


def test_html_file(tmp_path):
    """The main text, its headings, quotations and lists, and the metadata of a page are read."""
    (tmp_path / "a.html").write_text(ARTICLE_HTML)
    document = run(tmp_path)[0]["a.html"]
    assert (document.source, document.source_basis, document.title, document.byline) == (
        "Brenning Post",
        "metadata",
        "Mill saved for now",
        "Jo Marsh",
    )
    assert document.published == Published("2030-03-04", "2030-03-06", "metadata")
    kinds = {document.text[b.start : b.end]: b.kind for b in document.blocks}
    assert kinds["We will be back in June with every paper they asked for."] == "quote"
    assert kinds["The appeal was filed in February"] == "list"
    assert kinds["What the order says"] == "heading"
    assert "Terms and conditions" not in document.text


def test_pdf_file(tmp_path):
    """The text of a PDF is read, with its title and the UTC day of its making."""
    (tmp_path / "a.pdf").write_bytes(pdf(words="The mill was saved on Monday, a judge said."))
    document = run(tmp_path)[0]["a.pdf"]
    assert document.text.strip() == "The mill was saved on Monday, a judge said."
    assert document.title == "Mill saved"
    assert document.published == Published("2030-03-04", "2030-03-05", "metadata")


def test_report_from_end_to_end(tmp_path):
    """A plain report gives its date, agency, title, language and genre from its own words."""
    (tmp_path / "a.txt").write_text(REPORT)
    document = run(tmp_path)[0]["a.txt"]
    assert document.published == Published("2030-03-03", "2030-03-04", "dateline")
    assert (document.source, document.source_basis) == ("Coastwire", "inferred")
    assert document.title == "Court halts demolition of Brenning mill"
    assert (document.language, document.genre) == ("en", "report")


def test_short_text_has_no_language(tmp_path):
    """A few words are too few to tell a language by."""
    (tmp_path / "a.txt").write_text("Talks failed.")
    assert run(tmp_path)[0]["a.txt"].language is None


def test_same_inputs_give_the_same_documents(tmp_path):
    """Two runs over the same files give equal records."""
    (tmp_path / "a.txt").write_text(REPORT)
    (tmp_path / "b.html").write_text(ARTICLE_HTML)
    assert run(tmp_path) == run(tmp_path)
