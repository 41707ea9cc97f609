package dev.longhand.inspect;

/// Everything that the run was asked to do.
record SettingsSection(RunReport.Plan plan) {
  void appendTo(Html page) {
    page.openSection("settings", "Settings");
    String about = plan.about().isEmpty() ? "" : ": " + plan.about();
    page.element("p", "note", "The recipe " + plan.recipe() + about);
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
