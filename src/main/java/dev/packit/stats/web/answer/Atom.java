package dev.packit.stats.web.answer;

import dev.packit.stats.web.Characters;
import dev.packit.stats.web.Site;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.StringWriter;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes feeds in the format Atom.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4287">RFC 4287</a>
 */
@Singleton
class Atom {

    private static final String NAMESPACE = "http://www.w3.org/2005/Atom";

    /** The year in the tags by which entries are identified, which need any in which the host was this site's. */
    private static final int YEAR = 2026;

    private final XMLOutputFactory writers = XMLOutputFactory.newFactory();

    @Inject
    Site site;

    String of(Feed feed) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = writers.createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace(NAMESPACE);
            String page = site.page();
            element(xml, "id", tag(page));
            element(xml, "title", feed.title());
            element(
                    xml,
                    "updated",
                    Objects.requireNonNullElse(feed.updated(), Instant.EPOCH).toString());
            xml.writeStartElement("author");
            element(xml, "name", "Packit");
            xml.writeEndElement();
            link(xml, "self", "application/atom+xml", site.here());
            link(xml, "alternate", "text/html", page);
            if (feed.next() != null) {
                link(xml, "next", "application/atom+xml", feed.next().path());
            }
            for (Feed.Entry entry : feed.entries()) {
                write(xml, entry);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text.toString();
    }

    private void write(XMLStreamWriter xml, Feed.Entry entry) throws XMLStreamException {
        xml.writeStartElement("entry");
        element(xml, "id", tag(entry.id()));
        element(xml, "title", entry.title());
        element(xml, "updated", entry.updated());
        element(xml, "published", entry.published());
        if (entry.url() != null) {
            link(xml, "alternate", "text/html", entry.url().path());
        }
        if (entry.category() != null) {
            xml.writeEmptyElement("category");
            xml.writeAttribute("term", entry.category());
        }
        element(xml, "summary", entry.summary());
        xml.writeEndElement();
    }

    private static void element(XMLStreamWriter xml, String name, @Nullable Object content) throws XMLStreamException {
        if (content != null) {
            xml.writeStartElement(name);
            xml.writeCharacters(Characters.printable(content.toString()));
            xml.writeEndElement();
        }
    }

    private void link(XMLStreamWriter xml, String relation, String type, String path) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("type", type);
        xml.writeAttribute("href", Characters.printable(site.absolute(path)));
    }

    /** Identifies something for good, whatever becomes of its address. */
    private String tag(String path) {
        String host = URI.create(site.absolute("")).getHost();
        return "tag:%s,%d:%s".formatted(host.replaceAll("[^A-Za-z0-9.-]", "-"), YEAR, path);
    }
}
