package dev.packit.stats.project;

/**
 * A badge or chart of a project that can be shown on other sites, with the text that has to be copied for that.
 *
 * @param name what it shows, without characters that have a meaning in any of the languages
 * @param path the path of the image
 * @param image its absolute URL
 * @param target the absolute URL of the page to which it links
 */
record Embed(String name, String path, String image, String target) {

    public String markdown() {
        return "[![%s](%s)](%s)".formatted(name, image, target);
    }

    public String asciiDoc() {
        return "image:%s[%s,link=%s]".formatted(image, name, target);
    }

    public String restructuredText() {
        return """
                .. image:: %s
                   :target: %s
                   :alt: %s""".formatted(image, target, name);
    }

    public String html() {
        return "<a href=\"%s\"><img src=\"%s\" alt=\"%s\"></a>".formatted(target, image.replace("&", "&amp;"), name);
    }
}
