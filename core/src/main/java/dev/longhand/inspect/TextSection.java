package dev.longhand.inspect;

import dev.longhand.error.Wording;
import dev.longhand.inspect.CheckedText.Note;
import dev.longhand.text.survey.TextFacts;

/// The text that a run learnt from, and what may be wrong with it.
record TextSection(RunReport report) {
  private static final int LONGEST = 400;
  private static final int HASH = 16;

  void appendTo(Html page) {
    page.openSection("text", "The text");
    page.open("dl", "facts");
    page.fact("Name", Wording.escaped(report.text().name(), LONGEST));
    page.fact("Characters", Wording.number(report.text().characters()));
    report.seen().text().ifPresent(checked -> appendFacts(page, checked.facts()));
    String hash = report.text().sha256();
    page.fact("SHA-256", hash.substring(0, Math.min(HASH, hash.length())) + "…");
    page.close("dl");
    report.seen().text().ifPresent(checked -> appendNotes(page, checked));
    page.close("section");
  }

  private static void appendFacts(Html page, TextFacts facts) {
    String about = facts.estimate() ? "about " : "";
    page.fact("Documents", Wording.number(facts.documents()));
    page.fact("Lines", Wording.number(facts.lines()));
    page.fact("Longest line", Wording.count(facts.longestLine(), "character"));
    page.fact("Different characters", Wording.number(facts.symbols()));
    page.fact("Words", Wording.number(facts.words()));
    page.fact("Different words", about + Wording.number(facts.distinctWords()));
    page.fact("Words that occur once", about + Wording.number(facts.wordsOnce()));
  }

  private static void appendNotes(Html page, CheckedText checked) {
    if (checked.notes().isEmpty()) {
      page.element("p", "note", "The check of the text found nothing to mend.");
      return;
    }
    page.element("h3", "", "Found in it");
    page.open("ul", "findings");
    for (Note note : checked.notes()) {
      page.open("li", "card");
      page.open("p", "").element("code", "tag", note.problem().code().code());
      page.words(" " + note.problem().what());
      if (!note.problem().where().isEmpty()) {
        page.element("span", "note", " — " + note.problem().where());
      }
      page.close("p");
      if (!note.example().isEmpty()) {
        page.markup("<blockquote dir=\"auto\" lang=\"\">");
        page.words(Wording.escaped(note.example(), LONGEST)).close("blockquote");
      }
      if (!note.problem().fix().isEmpty()) {
        page.open("p", "note").words("To mend it: ").words(note.problem().fix()).close("p");
      }
      page.close("li");
    }
    page.close("ul");
  }
}
