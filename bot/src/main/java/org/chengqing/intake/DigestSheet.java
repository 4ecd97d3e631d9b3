package org.chengqing.intake;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.chengqing.intake.DigestMail.Report;
import org.chengqing.intake.Sheet.Row;
import org.chengqing.intake.Sheet.Section;
import org.chengqing.outbox.OutgoingMail;

/** Words the body of a mail about many reports: every receipt, and each content once. */
final class DigestSheet {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(Receipts.BEIJING);
    /** Receipts beside a content; the list of all stands above. */
    private static final int MOST_NAMED = 10;

    private DigestSheet() {}

    static Sheet of(String group, String category, List<Report> reports, Map<String, OutgoingMail.Attachment> files) {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("概况", overview(group, category, reports)));
        sections.add(new Section("内容（相同的只列一次）", contents(reports)));
        sections.add(new Section("附件", attachments(reports, files)));
        sections.add(new Section(
                "说明",
                List.of(
                        new Row("汇总", "短时间内线索很多，为免占满邮箱合并成一封；每份举报都已单独保存，可按回执编号查询和办理"),
                        new Row("举报人", "举报人是谁不随材料提供；请对举报内容保密，不得转给被举报的一方"),
                        new Row("安全", "文字、链接和附件均来自举报人，未经核实；打开链接和附件前请先确认安全"))));
        sections.removeIf(section -> section.rows().isEmpty());
        return new Sheet("举报线索汇总（" + reports.size() + " 份）", sections);
    }

    private static List<Row> overview(String group, String category, List<Report> reports) {
        Instant first = reports.getFirst().tipOff().openedAt();
        Instant last = reports.getLast().tipOff().openedAt();
        return List.of(
                new Row("原因", reason(group)),
                new Row("份数", Integer.toString(reports.size())),
                new Row("类别", category),
                new Row("时间", TIME.format(first) + " 至 " + TIME.format(last) + "（北京时间）"),
                new Row("回执编号", receipts(reports, Integer.MAX_VALUE)));
    }

    private static String reason(String group) {
        return switch (group) {
            case Waves.FLOOD -> "同一来源一天内提交得很多";
            case Waves.MANY -> "一小时内线索很多";
            default -> "与 " + group + " 内容相同或相近的线索集中到来";
        };
    }

    private static List<Row> contents(List<Report> reports) {
        Map<String, List<Report>> same =
                reports.stream().collect(Collectors.groupingBy(Report::words, LinkedHashMap::new, Collectors.toList()));
        return same.entrySet().stream()
                .map(entry -> new Row(
                        entry.getValue().size() + " 份：" + receipts(entry.getValue(), MOST_NAMED), entry.getKey()))
                .toList();
    }

    private static List<Row> attachments(List<Report> reports, Map<String, OutgoingMail.Attachment> files) {
        Map<String, Row> rows = new LinkedHashMap<>();
        for (Report report : reports) {
            for (Piece piece : report.pieces()) {
                Piece.StoredFile file = piece.file();
                OutgoingMail.Attachment attachment =
                        file == null ? null : files.get(file.blob().value());
                if (file != null && attachment != null) {
                    rows.putIfAbsent(
                            attachment.filename(),
                            new Row(
                                    attachment.filename(),
                                    String.format(
                                            Locale.ROOT,
                                            "%,d 字节，%s，%s%nSHA-256 %s",
                                            file.bytes(),
                                            file.contentType(),
                                            file.antivirus(),
                                            file.sha256())));
                }
            }
        }
        return List.copyOf(rows.values());
    }

    private static String receipts(List<Report> reports, int most) {
        String named = reports.stream()
                .limit(most)
                .map(report -> report.tipOff().receipt().value())
                .collect(Collectors.joining("、"));
        return reports.size() > most ? named + " 等" : named;
    }
}
