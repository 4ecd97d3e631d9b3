package org.chengqing.intake;

import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chengqing.attachments.FileType;
import org.chengqing.intake.Piece.StoredFile;
import org.chengqing.intake.Sheet.Row;
import org.chengqing.intake.Sheet.Section;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.outbox.OutgoingMail;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** Words the body of the mail about a report. */
final class ReportSheet {
    /** The title above reviews that may be about the report. */
    static final String REVIEWS = "可能相关的已发布辟谣";

    /** Times of reports are those of the office. */
    static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(Receipts.BEIJING);

    private final URI publicAddress;
    private final IntakeSettings settings;

    /** With the public address of this service, below which the reviews have their pages. */
    ReportSheet(URI publicAddress, IntakeSettings settings) {
        this.publicAddress = publicAddress;
        this.settings = settings;
    }

    /**
     * The body for these pieces; attachments are found by the position of their piece.
     *
     * @param related null in a supplement
     * @param likeness which of many alike it is, null where it is the first
     */
    Sheet of(
            TipOff tipOff,
            String category,
            List<Piece> pieces,
            Map<Integer, OutgoingMail.Attachment> attachments,
            @Nullable Related related,
            @Nullable String likeness) {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("概况", overview(tipOff, category, pieces, likeness)));
        sections.add(new Section("举报内容（按收到的顺序）", rows(pieces, piece -> content(piece, attachments))));
        sections.add(new Section(Kind.CONTACT.label(), rows(pieces, ReportSheet::contact)));
        sections.add(new Section(
                "附件",
                rows(pieces, piece -> attachment(piece, attachments)).stream()
                        .distinct()
                        .toList()));
        sections.add(new Section("未能取得的文件", rows(pieces, piece -> missing(piece, attachments))));
        if (related != null) {
            sections.add(new Section(REVIEWS, reviews(related)));
        }
        sections.add(new Section("说明", remarks(related == null)));
        sections.removeIf(section -> section.rows().isEmpty());
        return new Sheet("举报线索 " + tipOff.receipt() + (related == null ? "（补充）" : ""), sections);
    }

    private static List<Row> overview(TipOff tipOff, String category, List<Piece> pieces, @Nullable String likeness) {
        Instant closed = Objects.requireNonNullElse(tipOff.closedAt(), tipOff.lastActivityAt());
        String kinds = pieces.stream()
                .collect(Collectors.groupingBy(Piece::kind, java.util.TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> entry.getKey().label() + " " + entry.getValue())
                .collect(Collectors.joining("，"));
        return Stream.of(
                        new Row("回执编号", tipOff.receipt().value()),
                        likeness == null ? null : new Row("同类", likeness),
                        new Row("类别", category),
                        new Row("来源", channel(tipOff.channel())),
                        new Row("开始时间", TIME.format(tipOff.openedAt()) + "（北京时间，下同）"),
                        new Row("结束时间", TIME.format(closed)),
                        new Row("内容", "共 " + pieces.size() + " 条：" + kinds))
                .<Row>mapMulti((row, sink) -> {
                    if (row != null) {
                        sink.accept(row);
                    }
                })
                .toList();
    }

    /** The mail about a report that its sender took back after it was handed over. */
    static Sheet withdrawal(TipOff tipOff) {
        return new Sheet(
                "举报线索 " + tipOff.receipt() + "（已撤回）",
                List.of(new Section(
                        "说明",
                        List.of(new Row("撤回", "举报人已撤回，请勿再处理"), new Row("材料", "此前邮件中的材料请按规定留存或销毁，不得另作他用；请继续对举报内容保密")))));
    }

    private static @Nullable Row contact(Piece piece) {
        return piece.kind() != Kind.CONTACT
                ? null
                : new Row(
                        piece.position() + ". " + TIME.format(piece.sentAt()),
                        Objects.requireNonNullElse(piece.text(), ""));
    }

    private static @Nullable Row content(Piece piece, Map<Integer, OutgoingMail.Attachment> attachments) {
        if (piece.kind() == Kind.CONTACT) {
            return null;
        }
        OutgoingMail.Attachment attachment = attachments.get(piece.position());
        String file =
                attachment != null ? "附件 " + attachment.filename() : piece.mediaState() == null ? null : "（没有附件，原因见下）";
        String words = piece.kind() == Kind.VOICE && piece.text() != null ? "平台转写：" + piece.text() : piece.text();
        String value = Stream.of(words, piece.detail(), file)
                .filter(line -> line != null && !line.isEmpty())
                .collect(Collectors.joining("\n"));
        return new Row(
                piece.position() + ". " + TIME.format(piece.sentAt()) + " "
                        + piece.kind().label(),
                value);
    }

    private static @Nullable Row attachment(Piece piece, Map<Integer, OutgoingMail.Attachment> attachments) {
        OutgoingMail.Attachment attachment = attachments.get(piece.position());
        StoredFile file = piece.file();
        if (attachment == null || file == null) {
            return null;
        }
        String kind =
                new FileType(file.contentType(), file.extension()).family().label();
        String about = String.format(
                Locale.ROOT, "%,d 字节，%s（%s），%s", file.bytes(), kind, file.contentType(), file.antivirus());
        return new Row(attachment.filename(), about + "\nSHA-256 " + file.sha256());
    }

    private @Nullable Row missing(Piece piece, Map<Integer, OutgoingMail.Attachment> attachments) {
        MediaState state = piece.mediaState();
        if (state == null || attachments.containsKey(piece.position())) {
            return null;
        }
        String why =
                switch (state) {
                    case WAITING ->
                        "还在从平台下载，取到后另发补充邮件；最迟 " + settings.mediaTries().toHours() + " 小时，取不到则不再发信";
                    case STORED ->
                        piece.isInfected()
                                ? "查毒软件报告"
                                        + Objects.requireNonNull(piece.file()).antivirus() + "，没有随信发送，原件加密留存"
                                : "已经下载，但保存的文件损坏或读不出来，请联系系统管理员";
                    case GONE -> piece.fetchable() ? "平台上已经没有这个文件（过期或已删除）" : "平台只显示文件名，不提供文件内容";
                    case TOO_LARGE ->
                        "超过大小上限（单个 " + megabytes(settings.mediaSize()) + "，一件举报合计 " + megabytes(settings.reportSize())
                                + "），没有保存";
                    case OVER_LIMIT -> "同一来源一天内的文件已超过上限，没有保存";
                    case NO_ROOM -> "收到时服务器磁盘空间不足，没有保存，已当场告诉举报人";
                    case FAILED -> "多次尝试后仍未能取得";
                };
        String name = piece.filename() == null ? "" : " " + piece.filename();
        return new Row(piece.position() + ". " + piece.kind().label() + name, why);
    }

    private List<Row> reviews(Related related) {
        if (!related.asked()) {
            return List.of(new Row("未能比对", "发信时知识库暂不可用，请人工查找"));
        }
        if (related.reviews().isEmpty()) {
            return List.of(new Row("没有", "没有找到与举报文字相符的已发布辟谣"));
        }
        return related.reviews().stream()
                .map(entry -> {
                    ClaimReview review = entry.review();
                    return new Row(
                            (entry.sure() ? "相符" : "可能相关") + " 【"
                                    + review.rating().label() + "】",
                            review.claim().text() + "\n" + review.conclusion() + "\n" + page(review));
                })
                .toList();
    }

    private String page(ClaimReview review) {
        String base = publicAddress.toString();
        return (base.endsWith("/") ? base : base + "/") + "r/" + review.id().value();
    }

    private static List<Row> remarks(boolean supplement) {
        List<Row> remarks = new ArrayList<>();
        if (supplement) {
            remarks.add(new Row("补充", "本邮件是同一回执编号的补充，只含此前邮件里没有的内容：举报人后来补充的，或后来才取得的文件"));
        }
        remarks.add(new Row("举报人", "举报人是谁不随材料提供，另外加密、分开保管，只用来把结果告诉本人；查看须写明理由并留下记录。请对举报内容保密，不得转给被举报的一方"));
        remarks.add(new Row("安全", "文字、链接和附件均来自举报人，未经核实；打开链接和附件前请先确认安全"));
        return remarks;
    }

    private static String channel(String name) {
        return switch (name) {
            case "wechat" -> "微信";
            case "web" -> "网页";
            default -> name;
        };
    }

    private static String megabytes(DataSize size) {
        return size.toMegabytes() + " MB";
    }

    private static List<Row> rows(List<Piece> pieces, java.util.function.Function<Piece, @Nullable Row> row) {
        return pieces.stream().map(row).flatMap(Stream::ofNullable).toList();
    }
}
