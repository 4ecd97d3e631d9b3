package org.chengqing.intake;

import java.util.ArrayList;
import java.util.List;
import org.chengqing.intake.Sheet.Row;
import org.chengqing.intake.Sheet.Section;

/** Makes of the sheet about a report one for somebody else, or one with everything that happened to it. */
final class CaseSheets {
    private CaseSheets() {}

    /** The body that hands a report over, with a reason that its reader sees. */
    static Sheet handOver(Receipt receipt, Sheet report, String reason) {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("移交", List.of(new Row("说明", reason))));
        report.sections().stream()
                .filter(section -> !section.title().equals(ReportSheet.REVIEWS))
                .forEach(sections::add);
        return new Sheet("移交线索 " + receipt, sections);
    }

    /** Everything that is kept of a report, with what happened to it. */
    static Sheet whole(TipOff tipOff, Sheet report, List<CaseEntry> entries) {
        List<Section> sections = new ArrayList<>(report.sections());
        sections.add(
                1, new Section("办理", entries.stream().map(CaseSheets::happened).toList()));
        return new Sheet("举报线索 " + tipOff.receipt() + "（" + CaseFile.word(tipOff.state()) + "）", sections);
    }

    private static Row happened(CaseEntry entry) {
        String what = entry.what() + (entry.by() == null ? "" : "（" + entry.by() + "）");
        return new Row(ReportSheet.TIME.format(entry.at()), entry.note() == null ? what : what + "\n" + entry.note());
    }
}
