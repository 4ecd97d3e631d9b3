package org.chengqing.intake;

import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A piece of evidence as staff are shown it.
 *
 * @param kind in words for people
 * @param text what was written, a transcript, a title
 * @param detail the address of a link, the page of a mini-program, degrees of a place
 * @param missing why there is no file where there should be one, null where there is one or none is expected
 * @param file null where there is none
 */
public record CasePiece(
        int position,
        String kind,
        Instant sentAt,
        @Nullable String text,
        @Nullable String detail,
        @Nullable String filename,
        @Nullable String missing,
        @Nullable EvidenceFile file) {

    /** With personal data hidden by {@code shown}; how its sender may be reached is left out wholly. */
    static CasePiece masked(Piece piece, UnaryOperator<String> shown) {
        return piece.kind() == Kind.CONTACT
                ? of(piece, "（举报人留了联系方式，查看全文时显示）", null, null)
                : of(piece, on(piece.text(), shown), on(piece.detail(), shown), on(piece.filename(), shown));
    }

    static CasePiece full(Piece piece) {
        return of(piece, piece.text(), piece.detail(), piece.filename());
    }

    private static CasePiece of(
            Piece piece, @Nullable String text, @Nullable String detail, @Nullable String filename) {
        Piece.StoredFile file = piece.file();
        return new CasePiece(
                piece.position(),
                piece.kind().label(),
                piece.sentAt(),
                text,
                detail,
                filename,
                file == null ? missing(piece) : null,
                file == null ? null : EvidenceFile.of(piece, file));
    }

    private static @Nullable String on(@Nullable String words, UnaryOperator<String> shown) {
        return words == null ? null : shown.apply(words);
    }

    private static @Nullable String missing(Piece piece) {
        MediaState state = piece.mediaState();
        if (state == null) {
            return null;
        }
        return switch (state) {
            case WAITING -> "还在从平台下载，请过几分钟再看";
            case STORED -> "保存的文件读不出来，请联系系统管理员";
            case GONE -> piece.fetchable() ? "平台上已经没有这个文件（过期或已删除）" : "平台只显示文件名，不提供文件内容";
            case TOO_LARGE -> "超过大小上限，没有保存";
            case OVER_LIMIT -> "同一来源一天内的文件已超过上限，没有保存";
            case NO_ROOM -> "收到时服务器磁盘空间不足，没有保存，已当场告诉举报人";
            case FAILED -> "多次尝试后仍未能取得";
        };
    }
}
