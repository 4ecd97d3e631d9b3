package org.chengqing.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What residents were told, what mails arrived and what the database calls undelivered, compared.
 *
 * @param told receipts that somebody was told
 * @param stored reports in the database
 * @param arrived reports of which at least one mail arrived
 * @param mails mails that arrived, copies included
 * @param pending reports that the database shows as not yet delivered
 * @param dead mails that were given up, visibly
 * @param flaggedCopies second copies that are marked as possible ones
 * @param broken one line for each promise that was not kept, with the receipt or Message-ID
 */
public record Ledgers(
        int told, int stored, int arrived, int mails, int pending, int dead, int flaggedCopies, List<String> broken) {
    private static final Pattern RECEIPT = Pattern.compile("[0-9]{8}-[2-9A-HJ-NP-Z]{4,8}");
    private static final Pattern WORD = Pattern.compile("记号([a-z]{9})");
    private static final String UNDELIVERED = """
            select t.receipt from tip_off t where t.state in ('COLLECTING', 'RECEIVED')
               or exists (select from outbox_mail m where (m.key like t.receipt || '.%' or m.key = t.digest) and m.state not in ('SENT', 'SPLIT'))
               or exists (select from evidence e where e.receipt = t.receipt
                    and (e.media_state = 'WAITING' or (e.media_state = 'STORED' and e.part is null)))""";
    private static final String WITHOUT_JOB = """
            select m.key from outbox_mail m where m.state not in ('SENT', 'DEAD', 'SPLIT') and not exists
              (select from scheduled_tasks j where j.task_name = 'mail' and j.task_instance = m.key)
            union all
            select t.receipt from tip_off t where (t.state = 'COLLECTING' or (t.state = 'RECEIVED' and t.parts = 0))
              and not exists (select from scheduled_tasks j where j.task_name = 'tip-off-settle'
                and (j.task_instance = t.receipt or j.task_instance like t.receipt || '.%'))
            union all
            select e.id::text from evidence e where e.media_state = 'WAITING' and not exists
              (select from scheduled_tasks j where j.task_name = 'tip-off-media' and j.task_instance = e.id::text)""";

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    /** Compares them now; {@code log} is all that the service ever wrote. */
    public static Ledgers compare(Told told, List<ArrivedMail> mails, DataSource database, String log) {
        JdbcClient jdbc = JdbcClient.create(database);
        Set<String> stored = strings(jdbc, "select receipt from tip_off");
        Set<String> undelivered = strings(jdbc, UNDELIVERED);
        Set<String> flagged = strings(jdbc, "select message_id from outbox_mail where possible_duplicate");
        Map<String, List<ArrivedMail>> byReceipt = byReceipt(mails);
        List<String> broken = new ArrayList<>();
        noneLost(told, stored, undelivered, byReceipt, broken);
        noneUnderTwoNumbers(told, byReceipt, broken);
        int copies = noneTwice(mails, flagged, broken);
        told.secrets().stream()
                .filter(log::contains)
                .forEach(secret -> broken.add("I5 a log holds the personal mark " + secret));
        return new Ledgers(
                told.words().size(),
                stored.size(),
                byReceipt.size(),
                mails.size(),
                undelivered.size(),
                strings(jdbc, "select key from outbox_mail where state = 'DEAD'")
                        .size(),
                copies,
                List.copyOf(broken));
    }

    /** Waits until nothing is undelivered but dead letters; false when that takes longer. */
    public static boolean awaitDelivery(DataSource database, Duration atMost) {
        String unfinished =
                UNDELIVERED + " except select split_part(key, '.', 1) from outbox_mail where state = 'DEAD'";
        return await(database, unfinished, atMost);
    }

    /** I8: waits until no unfinished row lacks its job; false when that takes longer. */
    public static boolean awaitJobs(DataSource database, Duration atMost) {
        return await(database, WITHOUT_JOB, atMost);
    }

    private static boolean await(DataSource database, String none, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        JdbcClient jdbc = JdbcClient.create(database);
        while (!strings(jdbc, none).isEmpty()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        return true;
    }

    /** I1, I3, I7: whatever was said to be in a report is stored, and in its mails unless those are still to come. */
    private static void noneLost(
            Told told,
            Set<String> stored,
            Set<String> undelivered,
            Map<String, List<ArrivedMail>> arrived,
            List<String> broken) {
        told.words().forEach((receipt, words) -> {
            List<ArrivedMail> mails = arrived.getOrDefault(receipt, List.of());
            if (!stored.contains(receipt)) {
                broken.add("I3 " + receipt + " was told and is not stored");
            } else if (!undelivered.contains(receipt)) {
                if (mails.isEmpty()) {
                    broken.add("I1 " + receipt + " neither arrived nor is shown as undelivered");
                }
                words.stream()
                        .filter(word ->
                                mails.stream().noneMatch(mail -> mail.text().contains(word)))
                        .forEach(word -> broken.add("I1 " + receipt + " arrived without the words " + word));
                told.files().getOrDefault(receipt, Set.of()).stream()
                        .filter(file -> mails.stream()
                                .noneMatch(mail -> mail.attachments().contains(file)))
                        .forEach(file -> broken.add("I7 " + receipt + " arrived without the file " + file));
            }
        });
    }

    /** I2: a message that the platform delivered again is in one report only. */
    private static void noneUnderTwoNumbers(Told told, Map<String, List<ArrivedMail>> arrived, List<String> broken) {
        Map<String, String> reportOf = new HashMap<>();
        told.words().forEach((receipt, words) -> words.forEach(word -> reportOf.put(word, receipt)));
        arrived.forEach((receipt, mails) -> mails.forEach(mail -> WORD.matcher(mail.text())
                .results()
                .map(found -> found.group(1))
                .filter(word -> !reportOf.getOrDefault(word, receipt).equals(receipt))
                .forEach(word ->
                        broken.add("I2 the words " + word + " of " + reportOf.get(word) + " are in " + receipt))));
    }

    /** I2: one copy of each mail, or two where the second is marked. */
    private static int noneTwice(List<ArrivedMail> mails, Set<String> flagged, List<String> broken) {
        Map<String, Integer> count = new HashMap<>();
        mails.forEach(mail -> count.merge(mail.messageId(), 1, Integer::sum));
        int copies = 0;
        for (Map.Entry<String, Integer> each : count.entrySet()) {
            int more = each.getValue() - 1;
            if (more == 1 && flagged.contains(each.getKey())) {
                copies++;
            } else if (more > 0) {
                broken.add("I2 " + each.getKey() + " arrived " + each.getValue() + " times");
            }
        }
        return copies;
    }

    private static Map<String, List<ArrivedMail>> byReceipt(List<ArrivedMail> mails) {
        Map<String, List<ArrivedMail>> found = new HashMap<>();
        for (ArrivedMail mail : mails) {
            // the subject says whose mail it is; its text may name others with the same content, a digest has them all
            // there
            String subject = mail.text().substring(0, mail.text().indexOf('\n'));
            Matcher receipt = RECEIPT.matcher(RECEIPT.matcher(subject).find() ? subject : mail.text());
            Set<String> named = new HashSet<>();
            while (receipt.find()) {
                if (named.add(receipt.group())) {
                    found.computeIfAbsent(receipt.group(), r -> new ArrayList<>())
                            .add(mail);
                }
            }
        }
        return found;
    }

    private static Set<String> strings(JdbcClient jdbc, String sql) {
        return Set.copyOf(jdbc.sql(sql).query(String.class).list());
    }
}
