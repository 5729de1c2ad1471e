package dev.packit.stats.statistics;

import jakarta.inject.Singleton;

/** The stylesheet of standalone images, light or dark according to the reader's system setting. */
@Singleton
public class PictureStyle {

    private static final String CSS = """
            svg{font:12px system-ui,sans-serif;background:#fff;--ink:#151515;--quiet:#5b5b5b;--line:#d2d2d2;\
            --running:#0066cc;--success:#4b9a1f;--failed:#a01a08;--error:#c77700;--other:#5b6069;--accent:#0066cc}
            @media(prefers-color-scheme:dark){svg{background:#151515;--ink:#e8e8e8;--quiet:#a8a8a8;--line:#3c3f42;\
            --running:#73bcf7;--success:#a6dd80;--failed:#d9503c;--error:#ffd08a;--other:#868c95;--accent:#73bcf7}}
            text{fill:var(--quiet)}.partial{opacity:.5}svg:has(:is(a,g):is(:hover,:focus)) .legend{opacity:0}.grid,.base{stroke:var(--line);fill:none}.hit{fill:transparent}.tip{opacity:0;pointer-events:none;fill:var(--ink)}
            a:hover .tip,a:focus .tip,g:hover>.tip,g:focus>.tip{opacity:1}.curve{fill:none;stroke-width:2}
            .running{fill:var(--running)}.success{fill:var(--success)}.failed{fill:var(--failed)}.error{fill:var(--error)}\
            .other{fill:var(--other)}.accent{fill:var(--accent)}
            .curve.success{fill:none;stroke:var(--success)}.curve.error{fill:none;stroke:var(--error)}\
            .curve.accent{fill:none;stroke:var(--accent)}\
            .spark .curve{stroke-width:1}.area{fill:var(--line)}.matrix{font-size:13px}.matrix a{text-decoration:none}
            """;

    public String css() {
        return CSS;
    }
}
