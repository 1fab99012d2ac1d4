"""What stands around a mail goes, and what its author wrote stays."""

import pytest

from wsm_corpus.steps.strip_boilerplate import strip_boilerplate
from wsm_corpus.steps.strip_boilerplate.mails import find_mail_lines

NOTICE_EN = (
    "This e-mail and any attachments are confidential and intended solely for the person it is addressed to. If it "
    "has reached you by mistake, please delete it."
)
NOTICE_NL = (
    "De informatie in dit e-mailbericht is vertrouwelijk en uitsluitend bestemd voor de geadresseerde. Hebt u het "
    "per ongeluk ontvangen, wis het dan."
)


def found(text: str) -> dict[str, str]:
    texts = [line.strip() for line in text.split("\n") if line.strip()]
    return {texts[place]: rule for place, rule in find_mail_lines(texts)}


@pytest.mark.parametrize(
    "head",
    [
        "From: Jo Berg <jo@example.org>\nTo: All staff\nDate: Mon, 14 Mar 2016 09:12:44 +0100",
        "Van: Jo Berg\nVerzonden: maandag 14 maart 2016 09:12\nAan: Iedereen",
        "Von: Jo Berg\nGesendet: Montag, 14. März 2016 09:12\nAn: Alle",
        "*From:* Jo Berg\n*Sent:* 14 March 2016 09:12\n*To:* All staff\n*Cc:* The board",
        "> From: jo@example.org\n> Sent: Monday\n> To: All staff",
        "Message-ID: <1@example.org>\nFrom: jo@example.org\nDate: 14 Mar 2016",
        "From: jo@example.org\nTo: Al <al@example.org>,\nBo <bo@example.org>\nDate: 14 Mar 2016",
    ],
)
def test_the_head_of_a_mail_goes_and_its_subject_stays(head: str) -> None:
    rules = found(f"{head}\nSubject: Chat at night\nDear all, we have had complaints about the chat.")
    assert rules.pop("Subject: Chat at night", "mail_head") in ("mail_subject", "mail_head")
    assert rules == dict.fromkeys(head.split("\n"), "mail_head")


def test_a_subject_within_a_head_is_kept_by_rule() -> None:
    assert found("From: jo@example.org\nDate: 14 Mar 2016\nSubject: Chat\nHi!")["Subject: Chat"] == "mail_subject"


@pytest.mark.parametrize(
    "text",
    [
        "Aan: Directie\nVan: Personeelszaken\nDatum: 3 april 2019\nBetreft: Bereikbaarheid",  # a memo
        "From: one side you see the office.\nTo: the other it is a kitchen.",
        "Date: 14 March\nTime: 10:00\nPlace: room 4",
        "Interviewer: When did it begin?\nTo: 10:15",
    ],
)
def test_lines_with_a_colon_are_no_head_of_a_mail(text: str) -> None:
    assert found(text) == {}


@pytest.mark.parametrize(
    ("line", "below"),
    [
        ("On Mon, 3 May 2010 at 10:15, Jane Doe <jane@example.org> wrote:", "Does anyone read these?"),
        ("On 05/03/2010 10:15 AM, Jane Doe wrote:", "> Does anyone read these?"),
        ("Op di 4 okt. 2016 om 10:15 schreef Karin de Boer <karin@example.nl>:", "> Leest iemand dit?"),
        ("> On 3 May 2010 10:15, Jane Doe wrote:", ">> Does anyone read these?"),
        ("Am 3. Mai 2010 um 10:15 schrieb Jana Muster:", "> Liest das jemand?"),
    ],
)
def test_who_is_quoted_goes_and_what_is_quoted_stays(line: str, below: str) -> None:
    assert found(f"{line}\n{below}") == {line: "mail_quote"}


@pytest.mark.parametrize(
    "text",
    [
        "On 12 May 1940 the minister wrote:\nWe shall go on.",
        "On the last page of her book on working at 10:15 at night she wrote:\nNobody asked me to.",
        "Op 12 mei schreef hij:\n> Morgen weer.",
    ],
)
def test_an_author_may_say_who_wrote(text: str) -> None:
    assert found(text) == {}


@pytest.mark.parametrize(
    "line",
    [
        NOTICE_EN,
        f"CONFIDENTIALITY NOTICE: {NOTICE_EN}",
        NOTICE_NL,
        "Diese E-Mail ist vertraulich und nur für den Empfänger bestimmt.",
        "If you are not the intended recipient of this confidential message, please tell the sender.",
        "Sent from my iPhone",
        "Verstuurd vanaf mijn telefoon",
        "Von meinem iPhone gesendet",
        "Please consider the environment before printing this e-mail.",
        "Denk aan het milieu voordat u deze mail afdrukt.",
    ],
)
def test_what_is_put_below_every_mail_goes(line: str) -> None:
    assert found(f"See you on Monday.\n{line}") == {line: "mail_notice"}


@pytest.mark.parametrize(
    "line",
    [
        "This message was confidential, and by noon everybody had read it.",
        "A mail that is confidential should go to the intended recipient and nobody else.",
        "Sent from my desk to the other side of the world, the letter took a month, and when it came at last there "
        "was nobody left in the office who knew what it had been about or why it had been sent at all.",
        "Dit bericht is vertrouwelijk, stond erboven.",
        "Denk aan je collega's voordat je een mail stuurt.",
    ],
)
def test_what_an_author_says_of_mails_stays(line: str) -> None:
    assert found(line) == {}


def test_a_signature_goes_up_to_what_follows_it() -> None:
    text = f"See you.\n-- \nJo Berg\nHead of Rest\nTel: +44 20 7946 0958\n{NOTICE_EN}\nAnd one thing more."
    assert {line for line, rule in found(text).items() if rule == "mail_signature"} == {
        *("--", "Jo Berg", "Head of Rest", "Tel: +44 20 7946 0958")
    }


@pytest.mark.parametrize(
    "text",
    [
        "The first part.\n--\nThe second part.",
        "A.\n--\nWhoever wants to know more of this may call us at +44 20 7946 0958 on any day but Sunday.",
        "A.\n--\n" + "\n".join(f"Line {number}" for number in range(20)) + "\nwww.example.org",
    ],
)
def test_two_dashes_may_part_two_texts(text: str) -> None:
    assert found(text) == {}


def test_the_ledger_says_what_of_a_mail_went() -> None:
    mail = (
        "From: jo@example.org\nTo: All staff\nDate: 14 Mar 2016\nSubject: Chat at night\n\n"
        "Dear all, people get messages at eleven at night and feel that they have to answer them.\n\n"
        "Sent from my iPhone"
    )
    ledger = {line.text: line.verdict for line in strip_boilerplate(mail, "en")}
    assert (ledger["Subject: Chat at night"].kept, ledger["Subject: Chat at night"].rule) == (True, "mail_subject")
    assert (ledger["To: All staff"].category, ledger["To: All staff"].rule) == ("byline_bio", "mail_head")
    assert (ledger["Sent from my iPhone"].category, ledger["Sent from my iPhone"].rule) == ("legal", "mail_notice")
