package dev.longhand.text.survey;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Wording;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Lines that came along from a web page: links, adverts and the words of buttons. Mutable.
final class WebLines implements Finder {
  private static final int LONGEST = 60;
  private static final int MOST_WORDS = 6;
  private static final int SEVERAL = 3;
  private static final double SHARE = 0.001; // a book may name a page of the net
  private static final String EMBED = "Embed";

  /// What such lines begin with, in small letters.
  private static final List<String> PHRASES =
      List.of(
          "advertisement",
          "sponsored",
          "subscribe",
          "sign up",
          "click here",
          "read more",
          "share this",
          "follow us",
          "you might also like",
          "all rights reserved",
          "privacy policy",
          "cookie policy",
          "terms of use",
          "get tickets");

  /// How a line gives itself away.
  private enum Trait {
    LINK,
    PHRASE,
    /// The end of lyrics from a well-known page: `12Embed`, often right behind the last word.
    EMBED
  }

  private final Set<Trait> traits = EnumSet.noneOf(Trait.class);
  private final Set<String> phrases = new TreeSet<>();
  private final Tally found = new Tally();
  private long lines;

  @Override
  public void accept(Line line) {
    lines++;
    String text = line.text();
    boolean link = text.contains("www.") || text.contains("http://") || text.contains("https://");
    boolean embed = isEmbed(text);
    boolean phrase = !link && !embed && text.length() <= LONGEST && hasPhrase(text.strip(), line);
    if (link) {
      traits.add(Trait.LINK);
    }
    if (embed) {
      traits.add(Trait.EMBED);
    }
    if (phrase) {
      traits.add(Trait.PHRASE);
    }
    found.add(link || embed || phrase ? 1 : 0, line);
  }

  private static boolean isEmbed(String text) {
    if (!text.endsWith(EMBED)) {
      return false;
    }
    int before = text.length() - EMBED.length() - 1;
    return before < 0 || Character.isDigit(text.charAt(before));
  }

  private boolean hasPhrase(String text, Line line) {
    for (String phrase : PHRASES) {
      if (text.regionMatches(true, 0, phrase, 0, phrase.length())
          && (text.length() == phrase.length() || !Character.isLetter(text.charAt(phrase.length())))
          && !line.hasWords(MOST_WORDS + 1)) {
        phrases.add(phrase);
        return true;
      }
    }
    return false;
  }

  @Override
  public List<Finding> findings(FindingPlace place) {
    if (found.count() == 0 || (found.count() < SEVERAL && found.count() < SHARE * lines)) {
      return List.of();
    }
    String what =
        found.count() == 1
            ? "1 line looks like a link, an advert or a button of a web page"
            : Wording.number(found.count())
                + " lines look like links, adverts or buttons of a web page";
    return List.of(
        place.finding(
            ErrorCode.DATA_WEB_LINE, found.count(), found.first(), what, remedy(place.file())));
  }

  private String remedy(String file) {
    String embed = "sed -E 's/[0-9]*Embed[[:space:]]*$//'";
    var expressions = new ArrayList<String>();
    if (traits.contains(Trait.LINK)) {
      expressions.add("www\\.|https?://");
    }
    if (traits.contains(Trait.PHRASE)) {
      String any = phrases.stream().collect(Collectors.joining("|", "(", ")"));
      expressions.add("^[[:space:]]*" + (phrases.size() == 1 ? phrases.iterator().next() : any));
    }
    if (expressions.isEmpty()) {
      return embed + " " + file + " > clean.txt";
    }
    String lines = "grep -a -v -i -E '" + String.join("|", expressions) + "' " + file;
    return traits.contains(Trait.EMBED)
        ? lines + " | " + embed + " > clean.txt"
        : lines + " > clean.txt";
  }
}
