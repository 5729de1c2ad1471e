package dev.packit.stats.demo.data;

import java.util.List;

/** The accounts that may use Packit. Not shown anywhere; generated only because Packit's database contains them. */
record Accounts(World world, List<Repository> repositories) {

    private static final List<String> STATUSES =
            List.of("approved_automatically", "approved_manually", "waiting", "denied");

    void add() {
        List<String> people = world.texts().lines("people.txt");
        for (int index = 0; index < repositories.size(); index++) {
            Project project = repositories.get(index).project();
            String status = STATUSES.get(index % 9 == 8 ? 3 : index % 5 == 4 ? 2 : index % 2);
            world.rows()
                    .add(Table.ALLOWLIST)
                    .set("namespace", project.forge() + "/" + project.namespace())
                    .set("status", status)
                    .set("fas_account", index % 2 == 0 ? people.get(index % people.size()) : null);
            if (project.forge().equals("github.com")) {
                addInstallation(project, people.get(index % people.size()), index);
            }
        }
        world.rows()
                .add(Table.PROJECT_AUTHENTICATION_ISSUE)
                .set("issue_created", true)
                .set("project_id", repositories.get(0).id());
        world.rows()
                .add(Table.SOURCE_GIT_PR_DIST_GIT_PR)
                .set("source_git_pull_request_id", 1)
                .set("dist_git_pull_request_id", 2);
    }

    private void addInstallation(Project project, String sender, int index) {
        world.rows()
                .add(Table.GITHUB_INSTALLATIONS)
                .set("account_login", project.namespace())
                .set("account_id", 46_870_000 + index)
                .set("account_url", "https://github.com/" + project.namespace())
                .set("account_type", "Organization")
                .set("sender_id", 9_100_000 + index)
                .set("sender_login", sender)
                .set("created_at", world.now().minusSeconds(86_400L * (400 - index)))
                .set("repositories", "{" + repositories.get(index).id() + "}");
    }
}
