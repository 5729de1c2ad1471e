package dev.packit.stats.search;

import dev.packit.stats.packit.ExternalId;
import dev.packit.stats.search.Guess.Form;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a text may stand for.
 *
 * @param tiers what it looks like, and then what else it may be, each to be tried only if nothing before is found
 */
record Guesses(List<List<Guess>> tiers) {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-fA-F]{7,64}");

    /** A pull request or issue, as forges abbreviate it. */
    private static final Pattern REFERENCE = Pattern.compile("([^#!\\s]*)([#!])([0-9]{1,9})");

    private static final Pattern UPDATE = Pattern.compile("([a-zA-Z][a-zA-Z-]*-[0-9]{4}-)([0-9a-fA-F]{6,})");
    private static final Pattern SIDE_TAG = Pattern.compile("\\S+-build-side-[0-9]+");

    /** The name, version and perhaps the release of a build, or the file name of a package. */
    private static final Pattern BUILD = Pattern.compile("[^\\s/]*[^\\s/-]-[0-9][^\\s/]*");

    private static final Pattern SLASHES_AROUND = Pattern.compile("^/+|/+$");

    private static final Pattern FILE =
            Pattern.compile("\\.(?:src|noarch|x86_64|aarch64|ppc64le|s390x|i686)(?:\\.rpm)?$");

    /** @param ownHost the host of this site, whose URLs lead to its own pages */
    static Guesses of(String text, String ownHost) {
        Matcher reference = REFERENCE.matcher(text);
        if (reference.matches() && !text.contains("://")) {
            return of(reference(reference));
        }
        if (text.startsWith("/")) {
            Optional<Guess> page = OwnPath.guess(text);
            if (page.isPresent()) {
                return of(List.of(page.get()));
            }
        }
        Optional<Address> address = Address.of(text);
        String word = SLASHES_AROUND.matcher(text).replaceAll("");
        return address.map(known -> ofAddress(known, ownHost)).orElseGet(() -> of(ofWord(word), loose(word)));
    }

    @SafeVarargs
    static Guesses of(List<Guess>... tiers) {
        return new Guesses(Arrays.stream(tiers).filter(tier -> !tier.isEmpty()).toList());
    }

    /** Appends guesses to be tried if none of these is found. */
    Guesses or(Guesses others) {
        return new Guesses(Stream.concat(tiers.stream(), others.tiers.stream()).toList());
    }

    List<Guess> all() {
        return tiers.stream().flatMap(List::stream).toList();
    }

    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    static boolean isCommit(String text) {
        return COMMIT.matcher(text).matches();
    }

    private static List<Guess> reference(Matcher found) {
        String project = found.group(1).isEmpty() ? null : found.group(1);
        Guess pullRequest = new Guess(Form.PULL_REQUEST, Set.of(), project, found.group(3));
        return found.group(2).equals("!")
                ? List.of(pullRequest)
                : List.of(pullRequest, new Guess(Form.ISSUE, Set.of(), project, found.group(3)));
    }

    private static Guesses ofAddress(Address address, String ownHost) {
        if (address.host().equals(ownHost) || address.host().endsWith("packit.dev")) {
            String path = "/" + address.path(0, address.segments().size());
            return of(List.of(OwnPath.guess(path).orElse(Guess.of(Form.OTHER_PAGE, address.page()))));
        }
        return BackendUrl.guess(address).map(guess -> of(List.of(guess))).orElseGet(() -> ForgePath.guesses(address));
    }

    private static List<Guess> ofWord(String word) {
        List<Guess> guesses = new ArrayList<>();
        if (isNumber(word)) {
            guesses.add(Guess.job(word, ExternalId.COPR_BUILD, ExternalId.KOJI_TASK, ExternalId.SCAN));
        }
        if (isCommit(word)) {
            guesses.add(Guess.of(Form.COMMIT, word.toLowerCase(Locale.ROOT)));
        }
        if (BackendUrl.isUuid(word)) {
            guesses.add(Guess.job(
                    word.toLowerCase(Locale.ROOT),
                    ExternalId.TEST_REQUEST,
                    ExternalId.ANALYSIS,
                    ExternalId.IMAGE_BUILD));
        } else if (isUpdate(word)) {
            guesses.add(Guess.job(word, ExternalId.UPDATE));
        } else if (SIDE_TAG.matcher(word).matches()) {
            guesses.add(Guess.job(word, ExternalId.SIDE_TAG));
        } else if (isBuild(word)) {
            guesses.add(build(word));
        } else if (word.indexOf('/') > 0 && !hasSpace(word)) {
            guesses.add(Guess.of(Form.PROJECT, word));
        }
        return guesses;
    }

    static boolean isBuild(String word) {
        return BUILD.matcher(word).matches();
    }

    static Guess build(String word) {
        return Guess.job(FILE.matcher(word).replaceFirst(""), ExternalId.NVR);
    }

    static boolean isUpdate(String word) {
        return UPDATE.matcher(word).matches();
    }

    private static List<Guess> loose(String text) {
        Guess project = Guess.of(Form.PROJECT_PART, text);
        return hasSpace(text)
                ? List.of(project)
                : List.of(
                        project,
                        Guess.of(Form.PACKAGE_PART, text),
                        Guess.of(Form.RELEASE, text),
                        Guess.of(Form.IDENTIFIER, text));
    }

    private static boolean hasSpace(String text) {
        return text.chars().anyMatch(Character::isWhitespace);
    }
}
