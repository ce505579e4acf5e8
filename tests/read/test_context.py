from articles_for_tests import article_of
from foedera.read.context import prepare
from foedera.records import Article, Line
from foedera.vocabulary import load_vocabulary

WORDS = load_vocabulary()


def test_an_article_about_arms():
    context = prepare(article_of("Peru ordered tanks.", "The army waits.", "It rained in Lima."), WORDS)
    assert context.military == (True, True, False)
    assert context.about_arms
    assert not context.mostly_civil


def test_an_article_about_airliners():
    context = prepare(article_of("The airline ordered jets.", "Passengers wait.", "Its fleet is old."), WORDS)
    assert context.mostly_civil
    assert not context.about_arms


def test_one_military_word_does_not_make_an_article_about_arms():
    assert not prepare(article_of("The army marched past.", "It rained."), WORDS).about_arms


def test_shells_are_weapons_in_an_article_about_arms_only():
    assert prepare(article_of("The army trains.", "The navy is old.", "It bought shells."), WORDS).systems
    assert prepare(article_of("The children bought shells.", "Ice is dear."), WORDS).systems == ()


def test_the_states_of_the_title_are_salient_first():
    context = prepare(
        article_of("Peru met Chile.", "Peru met Brazil.", "Peru waits.", title="Brazil waits for Peru"), WORDS
    )
    assert context.salient[:2] == ("BRA", "PER")
    assert context.state_names["PER"] == "Peru"


def test_residue_names_nothing():
    text = "Peru waits.\nRead more: Chile buys six TB2 drones, says Pedro Salas\n"
    lines = (Line(0, 12, "main", ""), Line(12, len(text), "residue", ""))
    context = prepare(Article("b" * 16, "x", "x", None, text, lines, None, None, None, None, "en"), WORDS)
    assert [m.country for m in context.mentions] == ["PER"]
    assert context.people == context.systems == ()


def test_mentions_and_systems_between_offsets():
    context = prepare(article_of("Peru bought TB2 drones.", "Chile bought K2 tanks."), WORDS)
    first = context.sentences[0].span
    assert [m.country for m in context.mentions_in(first.start, first.end)] == ["PER"]
    assert [s.name for s in context.systems_in(first.start, first.end)] == ["TB2"]


def test_an_empty_article():
    context = prepare(article_of(), WORDS)
    assert context.sentences == ()
    assert not context.about_arms
