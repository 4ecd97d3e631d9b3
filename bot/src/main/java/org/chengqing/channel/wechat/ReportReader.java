package org.chengqing.channel.wechat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.chengqing.channel.BulkReport;
import org.chengqing.channel.Sender;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events that tell how sends to many ended: MASSSENDJOBFINISH, TEMPLATESENDJOBFINISH, PUBLISHJOBFINISH and
 * subscribe_msg_sent_event. An event without a job, or a notice without a person, tells nothing.
 */
final class ReportReader {
    private static final Set<String> EVENTS =
            Set.of("masssendjobfinish", "templatesendjobfinish", "publishjobfinish", "subscribe_msg_sent_event");
    private static final Pattern JOB = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,12}");
    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9_:() .-]");
    private static final String SENT = "SubscribeMsgSentEvent/List/";
    private static final String PUBLISHED = "PublishEventInfo/";
    private static final int MOST_NOTICES = 50;
    private static final int LONGEST_STATUS = 64;

    private final String channel;
    private final String account;

    ReportReader(String channel, String account) {
        this.channel = channel;
        this.account = account;
    }

    boolean knows(String event) {
        return EVENTS.contains(event);
    }

    /** What the event tells; nothing if it cannot be read. The person is empty where it names none. */
    List<BulkReport> read(String event, Map<String, String> fields, String person, Instant at) {
        return switch (event) {
            case "masssendjobfinish" -> mass(fields, at);
            case "templatesendjobfinish" -> template(fields, person, at);
            case "publishjobfinish" -> publish(fields, at);
            default -> notices(fields, person, at);
        };
    }

    private List<BulkReport> mass(Map<String, String> fields, Instant at) {
        String job = job(fields, "MsgID");
        String status = status(fields, "Status");
        return job == null
                ? List.of()
                : List.of(new BulkReport.MassFinished(
                        channel,
                        account,
                        job,
                        at,
                        switch (status) {
                            case "send success", "sendsuccess" -> BulkReport.Outcome.SUCCEEDED;
                            case "err(40001)", "err(40002)" -> BulkReport.Outcome.NOT_CONFIRMED;
                            default -> BulkReport.Outcome.FAILED;
                        },
                        status,
                        number(fields, "TotalCount"),
                        number(fields, "FilterCount"),
                        number(fields, "SentCount"),
                        number(fields, "ErrorCount")));
    }

    private List<BulkReport> template(Map<String, String> fields, String person, Instant at) {
        String job = job(fields, "MsgID");
        String status = status(fields, "Status");
        return job == null || person.isEmpty()
                ? List.of()
                : List.of(new BulkReport.NoticeFinished(
                        new Sender(channel, account, person), job, at, result(status), status, null));
    }

    /** One event may hold several; they are told apart only where each has all its parts. */
    private List<BulkReport> notices(Map<String, String> fields, String person, Instant at) {
        List<BulkReport> reports = new ArrayList<>();
        for (int i = 1; i <= MOST_NOTICES && !person.isEmpty(); i++) {
            String nth = i == 1 ? "" : "#" + i;
            String job = job(fields, SENT + "MsgID" + nth);
            String code = fields.get(SENT + "ErrorCode" + nth);
            String template = fields.get(SENT + "TemplateId" + nth);
            if (job == null || code == null || template == null) {
                break;
            }
            String words = status(fields, SENT + "ErrorStatus" + nth);
            BulkReport.Result result = code.strip().equals("0") ? BulkReport.Result.DELIVERED : result(words);
            reports.add(new BulkReport.NoticeFinished(
                    new Sender(channel, account, person),
                    job,
                    at,
                    result,
                    result == BulkReport.Result.DELIVERED ? "success" : shown(code + " " + words),
                    shown(template)));
        }
        return List.copyOf(reports);
    }

    private List<BulkReport> publish(Map<String, String> fields, Instant at) {
        String job = job(fields, PUBLISHED + "publish_id");
        String status = status(fields, PUBLISHED + "publish_status");
        return job == null
                ? List.of()
                : List.of(new BulkReport.PublishFinished(
                        channel,
                        account,
                        job,
                        at,
                        switch (status) {
                            case "0" -> BulkReport.Outcome.SUCCEEDED;
                            case "1" -> BulkReport.Outcome.RUNNING;
                            case "5", "6" -> BulkReport.Outcome.DELETED;
                            default -> BulkReport.Outcome.FAILED;
                        },
                        status,
                        job(fields, PUBLISHED + "article_id")));
    }

    private static BulkReport.Result result(String status) {
        if (status.equals("success")) {
            return BulkReport.Result.DELIVERED;
        }
        if (status.contains("block") || status.contains("refuse")) {
            return BulkReport.Result.BLOCKED_BY_PERSON;
        }
        return status.contains("freq limit") ? BulkReport.Result.TOO_OFTEN : BulkReport.Result.FAILED;
    }

    private static @Nullable String job(Map<String, String> fields, String name) {
        String job = fields.getOrDefault(name, "").strip();
        return JOB.matcher(job).matches() ? job : null;
    }

    private static long number(Map<String, String> fields, String name) {
        String number = fields.getOrDefault(name, "").strip();
        return NUMBER.matcher(number).matches() ? Long.parseLong(number) : 0;
    }

    private static String status(Map<String, String> fields, String name) {
        return shown(fields.getOrDefault(name, ""));
    }

    private static String shown(String words) {
        String safe = UNSAFE.matcher(words.strip()).replaceAll("?");
        return safe.length() > LONGEST_STATUS ? safe.substring(0, LONGEST_STATUS) : safe;
    }
}
