package org.chengqing.channel.wechat.standin;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Mass sends of one account. The same {@code clientmsgid} within a minute is 45066, within a day 45065 with the job it
 * already made; more than 32 characters are 45067 (the platform documents 64 bytes, but refuses 34). To all goes once a
 * day and four times a month: 45028.
 */
final class MassSends {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int TO_ALL_A_MONTH = 4;
    private static final int MAX_CLIENT_ID = 32;
    private final Clock clock;
    private final Followers followers;
    private final Map<String, Sent> byClientId = new HashMap<>();
    private final Map<Long, Job> jobs = new LinkedHashMap<>();
    private final List<LocalDate> toAll = new ArrayList<>();
    private long nextId = 1_000_000_001L;

    MassSends(Clock clock, Followers followers) {
        this.clock = clock;
        this.followers = followers;
    }

    private record Sent(long id, Instant at) {}

    /** One job. {@code status} as the platform names it. */
    record Job(long id, String path, String status, int total, List<String> reached, JsonNode body) {
        Job with(String newStatus) {
            return new Job(id, path, newStatus, total, reached, body);
        }
    }

    /** The answer, and the job where one was started. */
    record Started(Answer answer, Optional<Job> job) {
        static Started refused(int code) {
            return new Started(Answer.error(code), Optional.empty());
        }
    }

    synchronized Started sendToAll(JsonNode body) {
        JsonNode filter = body.path("filter");
        boolean all = filter.path("is_to_all").asBoolean(false);
        List<String> audience =
                all ? followers.all() : followers.tagged(filter.path("tag_id").asInt(-1));
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZONE);
        long thisMonth = toAll.stream()
                .filter(day -> YearMonth.from(day).equals(YearMonth.from(today)))
                .count();
        boolean spent = all && (toAll.contains(today) || thisMonth >= TO_ALL_A_MONTH);
        Started started = start(Paths.MASS_SEND_ALL, body, audience, spent);
        if (all && started.job().isPresent()) {
            toAll.add(today);
        }
        return started;
    }

    synchronized Started sendToList(JsonNode body) {
        List<String> audience =
                body.path("touser").valueStream().map(node -> node.asString("")).toList();
        if (audience.size() < 2 || audience.size() > 10_000) {
            return Started.refused(40130);
        }
        return start(Paths.MASS_SEND, body, audience, false);
    }

    synchronized Optional<Job> job(long id) {
        return Optional.ofNullable(jobs.get(id));
    }

    synchronized void set(long id, String status) {
        jobs.computeIfPresent(id, (_, job) -> job.with(status));
    }

    private Started start(String path, JsonNode body, List<String> audience, boolean spent) {
        Instant now = clock.instant();
        String range = body.path("filter").toString() + body.path("touser");
        String clientId = body.path("clientmsgid").asString("");
        if (clientId.getBytes(StandardCharsets.UTF_8).length > MAX_CLIENT_ID) {
            return Started.refused(45067);
        }
        String key = clientId.isEmpty() ? range + body : clientId;
        Sent before = byClientId.get(key);
        if (before != null && now.isBefore(before.at().plus(Duration.ofMinutes(1)))) {
            return Started.refused(45066);
        }
        if (before != null && now.isBefore(before.at().plus(Duration.ofDays(1)))) {
            return new Started(
                    Answer.json(
                            45065,
                            Answer.success()
                                    .put("errcode", 45065)
                                    .put("errmsg", Codes.meaning(45065))
                                    .put("msg_id", before.id())),
                    Optional.empty());
        }
        if (spent) {
            return Started.refused(45028);
        }
        List<String> reached = audience.stream().filter(followers::takeMass).toList();
        Job job = new Job(nextId++, path, "SENDING", audience.size(), reached, body);
        jobs.put(job.id(), job);
        byClientId.put(key, new Sent(job.id(), now));
        return new Started(
                Answer.json(Answer.success().put("msg_id", job.id()).put("msg_data_id", job.id() + 1_000_000)),
                Optional.of(job));
    }
}
