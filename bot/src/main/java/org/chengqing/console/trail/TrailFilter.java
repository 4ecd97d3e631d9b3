package org.chengqing.console.trail;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.chengqing.audit.AuditAct;
import org.chengqing.audit.AuditReading;
import org.chengqing.console.page.Times;
import org.chengqing.console.page.Visit;
import org.jspecify.annotations.Nullable;

/**
 * What the form of the list holds; empty text for any.
 *
 * @param from the first day
 * @param to the last day
 */
record TrailFilter(String who, String act, String about, String from, String to) {
    static TrailFilter of(Visit visit) {
        return new TrailFilter(
                visit.query("who").orElse(""),
                visit.query("act").filter(TrailFilter::isAct).orElse(""),
                visit.query("about").orElse(""),
                visit.query("from").filter(it -> day(it).isPresent()).orElse(""),
                visit.query("to").filter(it -> day(it).isPresent()).orElse(""));
    }

    AuditReading.Filter reading() {
        return new AuditReading.Filter(
                nullable(who),
                act.isEmpty() ? null : AuditAct.valueOf(act),
                nullable(about),
                day(from).map(TrailFilter::begin).orElse(null),
                day(to).map(day -> begin(day.plusDays(1))).orElse(null));
    }

    /** The address of a page with this filter, so that a parameter can be put behind it. */
    String address(String path) {
        Map<String, String> fields =
                new TreeMap<>(Map.of("who", who, "act", act, "about", about, "from", from, "to", to));
        return fields.entrySet().stream()
                .filter(field -> !field.getValue().isEmpty())
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8) + "&")
                .collect(Collectors.joining("", path + "?", ""));
    }

    private static boolean isAct(String name) {
        return Arrays.stream(AuditAct.values()).anyMatch(act -> act.name().equals(name));
    }

    private static @Nullable String nullable(String text) {
        return text.isEmpty() ? null : text;
    }

    private static Instant begin(LocalDate day) {
        return day.atStartOfDay(Times.ZONE).toInstant();
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
