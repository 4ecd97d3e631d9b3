package org.chengqing.console.cases;

import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.chengqing.attachments.Disposition;
import org.chengqing.attachments.Preview;
import org.chengqing.attachments.Previews;
import org.chengqing.console.page.Answer;
import org.chengqing.console.page.ByteRange;
import org.chengqing.console.page.Route;
import org.chengqing.console.page.Section;
import org.chengqing.console.page.Visit;
import org.chengqing.intake.Asked;
import org.chengqing.intake.EvidenceFile;
import org.chengqing.intake.EvidenceFiles;
import org.chengqing.intake.Receipt;
import org.chengqing.staff.Permission;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.StreamUtils;

/**
 * The files of cases. Pictures are shown as pictures of our own making only, sound and film of known types are played,
 * and originals are given out as downloads that no browser runs, by an act that is on the record.
 */
@Component
@ConditionalOnWebApplication
final class CaseFilesSection implements Section {
    private static final String PATH = CaseDesk.PATH + "/files/{position}";

    private static final Map<String, String> ACCEPTS = Map.of("Accept-Ranges", "bytes");

    private final EvidenceFiles files;
    private final Previews previews;

    CaseFilesSection(EvidenceFiles files, Previews previews) {
        this.files = files;
        this.previews = previews;
    }

    @Override
    public List<Route> routes() {
        Permission needs = Permission.WORK_ON_TIP_OFFS;
        return List.of(
                Route.get(PATH + "/preview", needs, visit -> on(visit, this::preview)),
                Route.get(
                        PATH + "/play",
                        needs,
                        visit -> on(visit, (receipt, position) -> play(visit, receipt, position))),
                Route.post(
                        PATH + "/download",
                        needs,
                        visit -> on(visit, (receipt, position) -> download(visit, receipt, position))));
    }

    private static Answer on(Visit visit, BiFunction<Receipt, Integer, Answer> act) {
        String position = visit.path("position");
        return position.matches("[1-9][0-9]{0,5}")
                ? CasePage.on(visit, receipt -> act.apply(receipt, Integer.valueOf(position)))
                : new Answer.Missing();
    }

    private Answer preview(Receipt receipt, int position) {
        return switch (files.find(receipt, position)) {
            case Asked.Known<EvidenceFile>(var file) when file.pictured() -> previewed(file);
            case Asked.Known<EvidenceFile> _, Asked.NotFound<EvidenceFile> _ -> new Answer.Missing();
            case Asked.Unavailable<EvidenceFile> _ -> new Answer.Refused(CasePage.AWAY);
        };
    }

    private Answer previewed(EvidenceFile file) {
        return switch (previews.of(() -> files.open(file))) {
            case Preview.Shown(var picture, var _, var _) ->
                new Answer.Inline(MediaType.parseMediaType(picture.contentType()), picture.bytes());
            case Preview.NotShown(var reason) -> new Answer.Refused(reason.sentence());
        };
    }

    private Answer play(Visit visit, Receipt receipt, int position) {
        return switch (files.find(receipt, position)) {
            case Asked.Known<EvidenceFile>(var file) when file.heard() || file.watched() -> played(visit, file);
            case Asked.Known<EvidenceFile> _, Asked.NotFound<EvidenceFile> _ -> new Answer.Missing();
            case Asked.Unavailable<EvidenceFile> _ -> new Answer.Refused(CasePage.AWAY);
        };
    }

    /** The part that a player asks for; by it one can go to the end of a long recording without all before it. */
    private Answer played(Visit visit, EvidenceFile file) {
        Disposition disposition = Disposition.played(file.type(), file.name());
        long length = file.bytes();
        return switch (visit.range(length)) {
            case ByteRange.Whole _ -> sent(file, disposition, HttpStatus.OK, 0, length, ACCEPTS);
            case ByteRange.Part(var from, var bytes) -> {
                String range = "bytes " + from + "-" + (from + bytes - 1) + "/" + length;
                Map<String, String> part = Map.of("Accept-Ranges", "bytes", "Content-Range", range);
                yield sent(file, disposition, HttpStatus.PARTIAL_CONTENT, from, bytes, part);
            }
            case ByteRange.Beyond _ ->
                new Answer.Download(
                        HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
                        Map.of("Accept-Ranges", "bytes", "Content-Range", "bytes */" + length, "Content-Length", "0"),
                        _ -> {});
        };
    }

    private Answer download(Visit visit, Receipt receipt, int position) {
        String reason = visit.field("reason");
        return switch (files.takeOut(receipt, position, visit.by(), reason.isEmpty() ? null : reason)) {
            case Asked.Known<EvidenceFile>(var file) ->
                sent(file, Disposition.download(file.type(), file.name()), HttpStatus.OK, 0, file.bytes(), Map.of());
            case Asked.NotFound<EvidenceFile> _ ->
                files.find(receipt, position) instanceof Asked.Known<EvidenceFile>
                        ? new Answer.Refused("查毒软件在这个文件里发现了病毒。确实需要时，请回到线索页写明理由（至少 5 个字）再下载，并只在隔离的电脑上打开。")
                        : new Answer.Missing();
            case Asked.Unavailable<EvidenceFile> _ -> new Answer.Refused(CasePage.AWAY);
        };
    }

    private Answer sent(
            EvidenceFile file,
            Disposition disposition,
            HttpStatus status,
            long from,
            long bytes,
            Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(disposition.headers());
        headers.putAll(more);
        headers.put("Content-Length", Long.toString(bytes));
        return new Answer.Download(status, headers, out -> {
            try (InputStream content = files.open(file, from)) {
                StreamUtils.copyRange(content, out, 0, bytes - 1);
            }
        });
    }
}
