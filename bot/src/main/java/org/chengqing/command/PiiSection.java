package org.chengqing.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Personal data: each file of marked texts in the folders or one folder below, {@code pii*.jsonl}. */
final class PiiSection implements EvaluationSection {
    @Override
    public Result measure(List<Path> folders, List<String> settings) throws IOException {
        StringBuilder report = new StringBuilder();
        for (Path file : files(folders)) {
            try {
                PiiFigures figures = PiiFigures.of(LabelledPii.read(List.of(file)));
                report.append("\n个人信息：").append(file).append('\n').append(figures.text());
            } catch (IllegalArgumentException e) {
                return new Result.Rejected(List.of(String.valueOf(e.getMessage())));
            }
        }
        return new Result.Measured(report.toString());
    }

    private static List<Path> files(List<Path> folders) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> below = Files.walk(folder, 2)) {
                    below.filter(PiiSection::isMarked).sorted().forEach(found::add);
                }
            }
        }
        return found;
    }

    private static boolean isMarked(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file) && name.startsWith("pii") && name.endsWith(".jsonl");
    }
}
