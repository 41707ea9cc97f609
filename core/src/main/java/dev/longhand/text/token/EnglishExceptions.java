package dev.longhand.text.token;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The words and signs that the general rules would cut wrongly, each with its own cuts.
///
/// Everything with an apostrophe is there with the straight and with the curly one. A bar in these
/// lists is a cut.
final class EnglishExceptions {
  private static final String CUT = "|";

  /// Endings by the words that take them, joined with the apostrophe and without it.
  private static final String[][] CONTRACTIONS = {
    {"i", "'m 'm|a"},
    {"i you he she it we they", "'ll 'll|'ve 'd 'd|'ve"},
    {"i you we they", "'ve"},
    {"you we they", "'re"},
    {"he she it", "'s"},
    {"who what when where why how there that this", "'s"},
    {"who what when where why how there that this these those", "'ll 'll|'ve 'd 'd|'ve"},
    {"who what when where why how there these those", "'re 've"},
    {"ca could do does did had may might must need ought sha should wo would", "n't n't|'ve"},
    {"could might must should would", "'ve"},
    {"ai are is was were have has dare", "n't"},
  };

  /// What the rule above would make of these without the apostrophe is a word of its own.
  private static final String WORDS_ANYWAY = "ill its hell shell shed were well whore";

  /// Contractions that follow no rule, small and with a capital.
  private static final String OTHER_CONTRACTIONS =
      "how|'d|'y not|'ve not|ve can|not gon|na got|ta let|'s c'm|on";

  private static final String SMALL_CONTRACTIONS = "y'|all y|all";

  /// Words that lost a letter at the end, small and with a capital, with the apostrophe or without.
  private static final String LOST_ENDS = "doin goin havin lovin nothin nuthin ol somethin";

  /// Words that lost their beginning, with the apostrophe or without.
  private static final String LOST_BEGINNINGS = "em ll nuff";

  /// One token as they stand, small and with a capital.
  private static final String ODD_WORDS = "'cause 'cos 'coz 'cuz ma'am o'clock";

  /// One token as they stand.
  private static final String WHOLE =
      """
      ' '' 's 'S \u2018s \u2018S 're 'd 'bout and/or w/o C++ \u2014 <space> \\t \\n \\")
      a.m. p.m. e.g. E.g. E.G. i.e. I.e. I.E. vs. v.s. co. Co. Corp. Inc. Ltd. Bros. Jr.
      Adm. Dr. Gen. Gov. Messrs. Mr. Mrs. Ms. Ph.D. Prof. Rep. Rev. Sen. St. Mt. D.C.
      Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sep. Sept. Oct. Nov. Dec.
      Ak. Ala. Ariz. Ark. Calif. Colo. Conn. Del. Fla. Ga. Ia. Id. Ill. Ind. Kan. Kans. Ky. La.
      Mass. Md. Mich. Minn. Miss. Mo. Mont. N.C. N.D. N.H. N.J. N.M. N.Y. Neb. Nebr. Nev. Okla.
      Ore. Pa. S.C. Tenn. Va. Wash. Wis.
      a. b. c. d. e. f. g. h. i. j. k. l. m. n. o. p. q. r. s. t. u. v. w. x. y. z. ä. ö. ü.
      """;

  /// Faces and other pictures made of signs.
  private static final String FACES =
      """
      :) :-) :)) :-)) :))) :-))) (: (-: =) (= :] :-] [: [-: [= =] :o) (o: :} :-} 8) 8-) (-8
      ;) ;-) (; (-; :( :-( :(( :-(( :((( :-((( ): )-: =( >:( :') :'-) :'( :'-( :/ :-/ =/ =| :| :-|
      ]= =[ :1 :P :-P :p :-p :O :-O :o :-o :0 :-0 :() >:o :* :-* :3 :-3 =3 :> :-> :X :-X :x :-x
      :D :-D ;D ;-D =D xD XD xDD XDD 8D 8-D ^_^ ^__^ ^___^ >.< >.> <.< ._. ;_; -_- -__- v.v V.V
      v_v V_V o_o o_O O_o O_O 0_o o_0 0_0 o.O O.o O.O o.o 0.0 o.0 0.o @_@ <3 <33 <333 </3
      (^_^) (-_-) (._.) (>_<) (*_*) (\u00ac_\u00ac) \u0ca0_\u0ca0 \u0ca0\ufe35\u0ca0
      (\u0ca0_\u0ca0) \u00af\\(\u30c4)/\u00af
      (\u256f\u00b0\u25a1\u00b0\uff09\u256f\ufe35\u253b\u2501\u253b ><(((*>
      """;

  private final Map<String, int[]> ends = new LinkedHashMap<>();

  private EnglishExceptions() {}

  /// Every exception, and where each of its tokens ends.
  static Map<String, int[]> all() {
    var exceptions = new EnglishExceptions();
    exceptions.addContractions();
    exceptions.addWords();
    exceptions.addTimes();
    exceptions.addCurlyApostrophes();
    return exceptions.ends;
  }

  private void addContractions() {
    for (String[] rule : CONTRACTIONS) {
      for (String word : listed(rule[0])) {
        for (String ending : listed(rule[1])) {
          addBothCases(word + CUT + ending);
          addBothCases(word + CUT + ending.replace("'", ""));
        }
      }
    }
    for (String word : listed(WORDS_ANYWAY)) {
      ends.remove(word);
      ends.remove(capitalised(word));
    }
    listed(OTHER_CONTRACTIONS).forEach(this::addBothCases);
    listed(SMALL_CONTRACTIONS).forEach(this::add);
  }

  private void addWords() {
    for (String word : listed(LOST_ENDS)) {
      addBothCases(word);
      addBothCases(word + "'");
    }
    for (String word : listed(LOST_BEGINNINGS)) {
      add(word);
      add("'" + word);
    }
    for (String word : listed(ODD_WORDS)) {
      add(word);
      int letter = word.charAt(0) == '\'' ? 1 : 0;
      add(word.substring(0, letter) + capitalised(word.substring(letter)));
    }
    listed(WHOLE).forEach(this::addWhole);
    listed(FACES).forEach(this::addWhole);
  }

  private void addTimes() {
    for (int hour = 1; hour <= 12; hour++) {
      for (String half : List.of("am", "a.m.", "pm", "p.m.")) {
        add(hour + CUT + half);
      }
    }
    for (String scale : List.of("C", "F", "K", "c", "f", "k")) {
      add("\u00b0|" + scale + "|.");
    }
  }

  private void addCurlyApostrophes() {
    var straight = new LinkedHashMap<>(ends);
    straight.forEach((text, cuts) -> {
      if (text.indexOf('\'') >= 0) {
        ends.put(text.replace('\'', '\u2019'), cuts);
      }
    });
  }

  private void addBothCases(String cut) {
    add(cut);
    add(capitalised(cut));
  }

  private void add(String cut) {
    var found = new ArrayList<Integer>();
    int length = 0;
    for (String token : cut.split("\\|", -1)) {
      length += token.length();
      found.add(length);
    }
    ends.put(cut.replace(CUT, ""), found.stream().mapToInt(Integer::intValue).toArray());
  }

  private void addWhole(String token) {
    ends.put(token, new int[] {token.length()});
  }

  private static List<String> listed(String words) {
    return List.of(words.strip().split("\\s+", -1));
  }

  private static String capitalised(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
