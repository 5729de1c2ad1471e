package dev.packit.stats.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What texts are taken for, before anything is looked up. */
class GuessesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // references
                "packit/ogr#24 | pull request 24 of packit/ogr, issue 24 of packit/ogr",
                "packit/ogr!24 | pull request 24 of packit/ogr",
                "ogr#24 | pull request 24 of ogr, issue 24 of ogr",
                "gitlab.com/a/b/c!7 | pull request 7 of gitlab.com/a/b/c",
                "#7 | pull request 7, issue 7",
                "!7 | pull request 7",
                // GitHub
                "https://github.com/packit/ogr | project github.com/packit/ogr, namespace github.com/packit/ogr",
                "https://github.com/packit/ogr/ | project github.com/packit/ogr, namespace github.com/packit/ogr",
                "https://github.com/packit/ogr.git | project github.com/packit/ogr, namespace github.com/packit/ogr",
                "git@github.com:packit/ogr.git | project github.com/packit/ogr, namespace github.com/packit/ogr",
                "ssh://git@github.com/packit/ogr.git | project github.com/packit/ogr, namespace github.com/packit/ogr",
                "www.github.com/packit | project github.com/packit, namespace github.com/packit",
                "https://github.com/ | namespace github.com",
                "http://github.com/packit/ogr/pull/24 | pull request 24 of github.com/packit/ogr",
                "github.com/packit/ogr/pull/24/files?w=1#diff-1 | pull request 24 of github.com/packit/ogr",
                "HTTPS://GitHub.com/packit/ogr/pull/24#24 | pull request 24 of github.com/packit/ogr",
                "https://github.com/packit/ogr/issues/7 | issue 7 of github.com/packit/ogr",
                "https://github.com/packit/ogr/tree/feature/x | branch feature/x of github.com/packit/ogr, release feature/x of github.com/packit/ogr",
                "https://github.com/packit/ogr/tree/a%2Fb%25 | branch a/b% of github.com/packit/ogr, release a/b% of github.com/packit/ogr",
                "https://github.com/packit/ogr/tree/c0ffee00 | branch c0ffee00 of github.com/packit/ogr, release c0ffee00 of github.com/packit/ogr, commit c0ffee00 of github.com/packit/ogr",
                "https://github.com/packit/ogr/archive/refs/tags/v1.0.tar.gz | release v1.0 of github.com/packit/ogr",
                "https://github.com/packit/ogr/archive/refs/heads/a/b.zip | branch a/b of github.com/packit/ogr",
                "https://github.com/packit/ogr/releases/tag/v1.0 | release v1.0 of github.com/packit/ogr",
                "https://github.com/packit/ogr/commit/C0FFEE00 | commit C0FFEE00 of github.com/packit/ogr",
                "https://github.com/packit/ogr/pull/24/commits/c0ffee00 | pull request 24 of github.com/packit/ogr, commit c0ffee00 of github.com/packit/ogr",
                "https://gitlab.com/a/b/-/merge_requests/5/commits | pull request 5 of gitlab.com/a/b",
                "https://github.com/packit/ogr/commits/main/ | branch main of github.com/packit/ogr",
                // a project that is called like a part of a URL
                "https://github.com/packit/issues/issues/7 | issue 7 of github.com/packit/issues",
                "https://github.com/a/tree/tree/main | branch tree/main of github.com/a, release tree/main of github.com/a, branch main of github.com/a/tree, release main of github.com/a/tree",
                // pages without a counterpart here
                "https://github.com/packit/ogr/issues | project github.com/packit/ogr/issues, namespace github.com/packit/ogr/issues, project github.com/packit/ogr",
                "https://github.com/packit/ogr/blob/x/README.md | project github.com/packit/ogr/blob/x/README.md, namespace github.com/packit/ogr/blob/x/README.md, project github.com/packit/ogr",
                "https://gitlab.com/a/b/d/-/jobs/9 | project gitlab.com/a/b/d/-/jobs/9, namespace gitlab.com/a/b/d/-/jobs/9, project gitlab.com/a/b/d",
                // GitLab, with subgroups
                "https://gitlab.com/redhat/centos-stream/rpms/glibc/-/merge_requests/5/diffs | pull request 5 of gitlab.com/redhat/centos-stream/rpms/glibc",
                "https://gitlab.com/redhat/rpms/glibc/merge_requests/5 | pull request 5 of gitlab.com/redhat/rpms/glibc",
                "https://gitlab.com/a/b/-/work_items/3 | issue 3 of gitlab.com/a/b",
                "https://gitlab.com/a/b/-/issues/3 | issue 3 of gitlab.com/a/b",
                "https://gitlab.com/a/b/-/tree/main | branch main of gitlab.com/a/b, release main of gitlab.com/a/b",
                "https://gitlab.com/a/b/-/tags/v1 | release v1 of gitlab.com/a/b",
                "https://gitlab.com/a/b/-/releases/v1 | release v1 of gitlab.com/a/b",
                "https://gitlab.com/a/b/-/commit/c0ffee00 | commit c0ffee00 of gitlab.com/a/b",
                // Pagure, also without a namespace, and dist-git
                "https://pagure.io/pagure-app/pull-request/3 | pull request 3 of pagure.io/pagure-app",
                "https://pagure.io/pagure-app/issue/3#comment-1 | issue 3 of pagure.io/pagure-app",
                "https://pagure.io/pagure-app/c/c0ffee00?branch=main | commit c0ffee00 of pagure.io/pagure-app",
                "https://src.fedoraproject.org/rpms/python-ogr | project src.fedoraproject.org/rpms/python-ogr, namespace src.fedoraproject.org/rpms/python-ogr",
                "src.fedoraproject.org/rpms/python-ogr/pull-request/31 | pull request 31 of src.fedoraproject.org/rpms/python-ogr",
                "https://src.fedoraproject.org/rpms/python-ogr/tree/f44 | branch f44 of src.fedoraproject.org/rpms/python-ogr, release f44 of src.fedoraproject.org/rpms/python-ogr",
                // Forgejo
                "https://codeberg.org/tools/forger/pulls/11 | pull request 11 of codeberg.org/tools/forger",
                "https://codeberg.org/tools/forger/src/branch/main | branch main of codeberg.org/tools/forger",
                "https://codeberg.org/tools/forger/commits/branch/main | branch main of codeberg.org/tools/forger",
                "https://codeberg.org/tools/forger/commits/tag/v2.0 | release v2.0 of codeberg.org/tools/forger",
                "https://codeberg.org/tools/forger/src/tag/v2.0 | release v2.0 of codeberg.org/tools/forger",
                "https://codeberg.org/tools/forger/src/commit/c0ffee00/README | commit c0ffee00 of codeberg.org/tools/forger",
                "ssh://me@pkgs.fedoraproject.org/rpms/python-ogr | project src.fedoraproject.org/rpms/python-ogr, namespace src.fedoraproject.org/rpms/python-ogr",
                // Copr, Koji, Testing Farm, Bodhi, OpenScanHub
                "https://copr.fedorainfracloud.org/coprs/build/7001/ | Copr build 7001",
                "https://copr.fedorainfracloud.org/coprs/packit/packit-ogr-24/build/7001 | Copr build 7001",
                "copr.fedorainfracloud.org/coprs/g/team/ogr/build/7001 | Copr build 7001",
                "https://download.copr.fedorainfracloud.org/results/packit/packit-ogr-24/fedora-44-x86_64/07001-python-ogr/builder-live.log.gz | Copr build 7001",
                "https://koji.fedoraproject.org/koji/taskinfo?taskID=55005002 | Koji task 55005002",
                "koji.fedoraproject.org/koji/taskinfo?a=b&taskID=55005002 | Koji task 55005002",
                "https://koji.fedoraproject.org/koji/buildinfo?nvr=python-ogr-1.0-1.fc45 | NVR python-ogr-1.0-1.fc45",
                "https://koji.fedoraproject.org/koji/search?match=glob&type=build&terms=python-ogr-1.0 | NVR python-ogr-1.0",
                "https://koji.fedoraproject.org/koji/buildinfo?buildID=1 | page koji.fedoraproject.org/koji/buildinfo",
                "https://github.com/packit/coprs/pull/3 | pull request 3 of github.com/packit/coprs",
                "https://copr.fedorainfracloud.org/coprs/packit/packit-ogr-24/ | page copr.fedorainfracloud.org/coprs/packit/packit-ogr-24",
                "https://artifacts.dev.testing-farm.io/11111111-2222-4333-A444-555555555555/ | Testing Farm request 11111111-2222-4333-a444-555555555555",
                "https://api.testing-farm.io/v0.1/requests/11111111-2222-4333-a444-555555555555 | Testing Farm request 11111111-2222-4333-a444-555555555555",
                "https://bodhi.fedoraproject.org/updates/FEDORA-2026-0123456789 | Bodhi update FEDORA-2026-0123456789",
                "https://openscanhub.fedoraproject.org/task/300001/log/added.html | OpenScanHub task 300001",
                // this site, and what Packit's pages were called before
                "https://stats.example.org/jobs/copr/3013?format=json | page /jobs/copr/3013",
                "https://dashboard.packit.dev/jobs/copr/3013 | page /jobs/copr/3013",
                "https://dashboard.packit.dev/results/copr-builds/3013 | page /results/copr-builds/3013",
                "https://dashboard.stg.packit.dev/pipelines/10 | page /pipelines/10",
                "https://prod.packit.dev/copr-build/3013/logs | page /jobs/copr-builds/3013",
                "https://prod.packit.dev/api/copr-builds/3013 | page /jobs/copr-builds/3013",
                "https://prod.packit.dev/api/none/3013 | page prod.packit.dev/api/none/3013",
                "https://dashboard.packit.dev/ | page dashboard.packit.dev/",
                "/results/testing-farm/5601/ | page /results/testing-farm/5601",
                "[::1]/a | project [::1]/a, namespace [::1]/a",
                "http://10.0.0.1:8080/jobs/copr/1 | project 10.0.0.1/jobs/copr/1, namespace 10.0.0.1/jobs/copr/1",
                "https://dashboard.packit.dev/projects/github.com/packit/ogr#x | page /projects/github.com/packit/ogr",
            })
    void anAddressOrReferenceIsUnambiguous(String text, String expected) {
        Guesses guesses = Guesses.of(text, "stats.example.org");

        assertThat(words(guesses.tiers().get(0))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "packit/ogr#24 | pull request 24 of packit/ogr, issue 24 of packit/ogr",
                "https://github.com/packit/ogr | project github.com/packit/ogr, namespace github.com/packit/ogr",
                "https://gitlab.com/a/b/-/merge_requests/5 | pull request 5 of gitlab.com/a/b",
                "https://gitlab.com/a/b/issues/5 | issue 5 of gitlab.com/a/b",
                "https://gitlab.example.org/a/b/-/work_items/5 | issue 5 of gitlab.example.org/a/b",
                // GitHub, Pagure and Forgejo lead from one to the other
                "https://github.com/packit/ogr/pull/24 | pull request 24 of github.com/packit/ogr ; issue 24 of github.com/packit/ogr",
                "https://codeberg.org/tools/forger/issues/7 | issue 7 of codeberg.org/tools/forger ; pull request 7 of codeberg.org/tools/forger",
                "https://github.com/packit/ogr/tree/a/b/c | branch a/b/c of github.com/packit/ogr, release a/b/c of github.com/packit/ogr"
                        + " ; branch a/b of github.com/packit/ogr, branch a of github.com/packit/ogr, release a/b of github.com/packit/ogr, release a of github.com/packit/ogr"
                        + " ; project github.com/packit/ogr",
                "https://codeberg.org/tools/forger/src/branch/main/README | branch main/README of codeberg.org/tools/forger"
                        + " ; branch main of codeberg.org/tools/forger ; project codeberg.org/tools/forger",
                "https://src.fedoraproject.org/fork/me/rpms/ogr | project src.fedoraproject.org/fork/me/rpms/ogr, namespace src.fedoraproject.org/fork/me/rpms/ogr"
                        + " ; project src.fedoraproject.org/rpms/ogr, namespace src.fedoraproject.org/rpms/ogr",
            })
    void whatElseItMayBeIsTriedInOrder(String text, String expected) {
        Guesses guesses = Guesses.of(text, "stats.example.org");

        assertThat(guesses.tiers().stream().map(GuessesTest::words).collect(Collectors.joining(" ; ")))
                .isEqualTo(expected);
    }

    /** A URL of the maximum length whose segments are all marks. */
    @ParameterizedTest
    @ValueSource(strings = {"tree/", "pull/1/commits/", "archive/refs/tags/", "-/"})
    void thereAreNotTooManyGuesses(String segment) {
        String text = "https://github.com/packit/ogr/" + segment.repeat(400 / segment.length()) + "a/".repeat(30);

        assertThat(Guesses.of(text, "stats.example.org").all()).hasSizeLessThan(120);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "7001 | Copr build or Koji task or OpenScanHub task 7001",
                "55005002 | Copr build or Koji task or OpenScanHub task 55005002, commit 55005002",
                "C0FFEE0 | commit c0ffee0",
                "c0ffee | ''",
                "11111111-2222-4333-A444-555555555555 | image build or Testing Farm request or Log Detective analysis 11111111-2222-4333-a444-555555555555",
                "fedora-epel-2026-ABCDEF | Bodhi update fedora-epel-2026-ABCDEF",
                "f45-build-side-90000 | side tag f45-build-side-90000",
                "python-ogr-1.0-1.fc45 | NVR python-ogr-1.0-1.fc45",
                "python-ogr-1.0 | NVR python-ogr-1.0",
                "python-ogr-1.0-1.fc45.src.rpm | NVR python-ogr-1.0-1.fc45",
                "python3-ogr-1.0-1.fc45.noarch | NVR python3-ogr-1.0-1.fc45",
                "packit/ogr | project packit/ogr",
                "ogr | ''",
                "v1.0 | ''",
            })
    void aWordMayAlsoBeAName(String text, String expected) {
        Guesses guesses = Guesses.of(text, "stats.example.org");

        assertThat(words(guesses.tiers().size() > 1 ? guesses.tiers().get(0) : List.of()))
                .isEqualTo(expected);
        assertThat(words(guesses.tiers().get(guesses.tiers().size() - 1)))
                .isEqualTo("project with a name like %1$s, package with a name like %1$s, release %1$s, identifier %1$s"
                        .formatted(text));
    }

    @ParameterizedTest
    @CsvSource({"/packit/ogr, packit/ogr", "packit/ogr/, packit/ogr", "/jobs/./copr, jobs/./copr", "/jobs/.., jobs/.."})
    void slashesAroundAWordDoNotBelongToIt(String text, String word) {
        assertThat(words(Guesses.of(text, "stats.example.org").all()))
                .isEqualTo(words(Guesses.of(word, "stats.example.org").all()))
                .startsWith("project " + word);
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "python-ogr-1.0 x", "packit / ogr", "<b>a b</b>"})
    void severalWordsAreAPartOfAName(String text) {
        assertThat(words(Guesses.of(text, "stats.example.org").all())).isEqualTo("project with a name like " + text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "//evil.example.org/jobs",
                "/evil",
                "/jobs//evil.example.org",
                "/search?q=a",
                "https://dashboard.packit.dev/",
                "https://dashboard.packit.dev/api/jobs",
                "https://copr.fedorainfracloud.org/coprs/packit/packit-ogr-24/build/x"
            })
    void noOtherPathLeadsAnywhere(String text) {
        assertThat(Guesses.of(text, "stats.example.org").all()).noneMatch(guess -> guess.form() == Guess.Form.PAGE);
    }

    private static String words(List<Guess> guesses) {
        return guesses.stream().map(Guess::words).collect(Collectors.joining(", "));
    }
}
