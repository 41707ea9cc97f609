package dev.longhand.inspect;

import dev.longhand.inspect.chart.Markup;

/// HTML that grows element by element; words are escaped, so no text can become markup. Mutable.
final class Html {
  private final StringBuilder page = new StringBuilder();

  /// Opens an element; without a class where that is empty.
  Html open(String element, String type) {
    page.append('<').append(element);
    if (!type.isEmpty()) {
      page.append(" class=\"").append(Markup.escaped(type)).append('"');
    }
    page.append('>');
    return this;
  }

  Html close(String element) {
    page.append("</").append(element).append(">\n");
    return this;
  }

  /// A section with a heading that can be linked to.
  Html openSection(String id, String heading) {
    page.append("<section id=\"").append(Markup.escaped(id)).append("\">\n");
    return element("h2", "", heading);
  }

  /// An element with nothing but words in it.
  Html element(String element, String type, String words) {
    return open(element, type).words(words).close(element);
  }

  Html words(String words) {
    page.append(Markup.escaped(words));
    return this;
  }

  /// A link to a section of the page.
  Html link(String id, String words) {
    page.append("<a href=\"#").append(Markup.escaped(id)).append("\">");
    return words(words).close("a");
  }

  /// A bar as long as a share of its row.
  Html bar(String type, double share) {
    long tenths = StrictMath.round(1000 * Math.clamp(share, 0, 1));
    page.append("<span class=\"").append(Markup.escaped(type)).append("\" style=\"width:");
    page.append(tenths / 10).append('.').append(tenths % 10).append("%\">");
    return close("span");
  }

  /// A term and what is said of it, in a list of such.
  Html fact(String term, String words) {
    return open("div", "fact").element("dt", "", term).element("dd", "", words).close("div");
  }

  /// What is markup already.
  Html markup(String markup) {
    page.append(markup);
    return this;
  }

  @Override
  public String toString() {
    return page.toString();
  }
}
