package dev.longhand.inspect;

/// Everything that the run was asked to do.
record SettingsSection(RunReport.Plan plan) {
  void appendTo(Html page) {
    page.openSection("settings", "Settings");
    page.open("p", "note").words("Recipe ").element("code", "", plan.recipe());
    page.words(plan.about().isEmpty() ? "" : ": " + plan.about()).close("p");
    page.open("div", "groups");
    for (SettingGroup group : plan.settings()) {
      page.open("div", "card group").element("h3", "", group.name()).open("dl", "");
      for (SettingGroup.Entry entry : group.entries()) {
        page.fact(entry.key(), entry.value());
      }
      page.close("dl").close("div");
    }
    page.close("div");
    page.open("details", "").element("summary", "", "The recipe as a file");
    page.open("pre", "card").words(plan.yaml()).close("pre").close("details");
    page.close("section");
  }
}
