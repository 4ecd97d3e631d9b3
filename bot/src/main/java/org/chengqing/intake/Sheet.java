package org.chengqing.intake;

import java.util.List;
import org.springframework.web.util.HtmlUtils;

/**
 * The body of a mail as sections of labelled rows, written once and rendered as text and as HTML. Nothing in a row is
 * ever markup or a link: addresses that a resident sent stay words.
 */
record Sheet(String title, List<Section> sections) {
    Sheet {
        sections = List.copyOf(sections);
    }

    /** For any mail client, and for those who print it. */
    String text() {
        StringBuilder text = new StringBuilder(title).append("\n");
        for (Section section : sections) {
            text.append("\n【").append(section.title()).append("】\n");
            for (Row row : section.rows()) {
                String value = visible(row.value());
                text.append(visible(row.label()));
                if (value.contains("\n")) {
                    text.append("：\n    ").append(value.replace("\n", "\n    "));
                } else if (!value.isEmpty()) {
                    text.append("：").append(value);
                }
                text.append('\n');
            }
        }
        return text.toString();
    }

    /** Without styles from elsewhere, pictures or scripts. */
    String html() {
        StringBuilder html = new StringBuilder(
                        "<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>")
                .append(escaped(title))
                .append("</title></head><body style=\"font-family:sans-serif;line-height:1.6;color:#222\">\n<h2>")
                .append(escaped(title))
                .append("</h2>\n");
        for (Section section : sections) {
            html.append("<h3 style=\"margin:1.2em 0 .3em\">")
                    .append(escaped(section.title()))
                    .append("</h3>\n<table style=\"border-collapse:collapse\">\n");
            for (Row row : section.rows()) {
                html.append("<tr><th style=\"text-align:left;vertical-align:top;font-weight:normal;color:#666;")
                        .append("padding:2px 16px 2px 0;white-space:nowrap\">")
                        .append(escaped(row.label()))
                        .append("</th><td style=\"white-space:pre-wrap;word-break:break-word;padding:2px 0\">")
                        .append(escaped(row.value()))
                        .append("</td></tr>\n");
            }
            html.append("</table>\n");
        }
        return html.append("</body></html>\n").toString();
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(visible(text), "UTF-8");
    }

    /** Control characters and marks that turn the writing direction are named, since they make a text show as another. */
    private static String visible(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.replace("\r\n", "\n").replace('\r', '\n').codePoints().forEach(c -> {
            if (c == '\n' || c == '\t' || !(Character.isISOControl(c) || turnsDirection(c))) {
                visible.appendCodePoint(c);
            } else {
                visible.append(String.format("[U+%04X]", c));
            }
        });
        return visible.toString();
    }

    private static boolean turnsDirection(int c) {
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F;
    }

    /** Rows under a title. */
    record Section(String title, List<Row> rows) {
        Section {
            rows = List.copyOf(rows);
        }
    }

    /** A label, and what it says; several lines are separated by a newline. */
    record Row(String label, String value) {}
}
