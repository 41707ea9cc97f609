package dev.longhand.recipe;

/// How a setting is written by the person who is told to change it.
enum SettingSpelling {
  /// On the command line: `--width 64`.
  OPTION,
  /// In a recipe: `width: 64`.
  KEY;

  /// A setting with its value.
  String of(Setting setting, int value) {
    return switch (this) {
      case OPTION -> "--" + setting.key().replace('_', '-') + " " + value;
      case KEY -> setting.key() + ": " + value;
    };
  }
}
