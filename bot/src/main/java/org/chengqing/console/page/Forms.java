package org.chengqing.console.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.http.codec.multipart.FormFieldPart;
import org.springframework.http.codec.multipart.Part;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Reads the form of a request: its fields, and its files into temporary ones within the bound. */
final class Forms {
    private final long upload;
    private final Scheduler files;

    Forms(ConsoleSettings settings, Scheduler files) {
        this.upload = settings.upload().toBytes();
        this.files = files;
    }

    /** What was sent; {@link DataBufferLimitException} when a file is too large. */
    record Sent(MultiValueMap<String, String> fields, Map<String, Upload> uploads) {
        static Sent nothing() {
            return new Sent(new LinkedMultiValueMap<>(), Map.of());
        }

        /** Deletes the files. */
        void discard() {
            uploads.values().forEach(it -> {
                try {
                    Files.deleteIfExists(it.file());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    Mono<Sent> read(ServerRequest request) {
        MediaType type = request.headers().contentType().orElse(null);
        if (type == null) {
            return Mono.just(Sent.nothing());
        }
        if (MediaType.APPLICATION_FORM_URLENCODED.isCompatibleWith(type)) {
            return request.exchange().getFormData().map(fields -> new Sent(fields, Map.of()));
        }
        if (MediaType.MULTIPART_FORM_DATA.isCompatibleWith(type)) {
            return request.exchange().getMultipartData().flatMap(this::parts);
        }
        return Mono.just(Sent.nothing());
    }

    private Mono<Sent> parts(MultiValueMap<String, Part> parts) {
        MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
        Map<String, FilePart> found = new HashMap<>();
        parts.values().stream().flatMap(List::stream).forEach(part -> {
            if (part instanceof FormFieldPart field) {
                fields.add(field.name(), field.value());
            } else if (part instanceof FilePart file && !file.filename().isBlank()) {
                found.putIfAbsent(file.name(), file);
            }
        });
        return Flux.fromIterable(found.values())
                .concatMap(this::store)
                .collectMap(Named::name, Named::upload)
                .map(uploads -> new Sent(fields, uploads));
    }

    private record Named(String name, Upload upload) {}

    private Mono<Named> store(FilePart part) {
        return Mono.fromCallable(() -> Files.createTempFile("console-", ".upload"))
                .subscribeOn(files)
                .flatMap(file -> DataBufferUtils.write(
                                DataBufferUtils.takeUntilByteCount(part.content(), upload + 1), file)
                        .then(Mono.fromCallable(() -> checked(part, file)).subscribeOn(files)));
    }

    private Named checked(FilePart part, Path file) throws IOException {
        if (Files.size(file) > upload) {
            Files.delete(file);
            throw new DataBufferLimitException("a file of more than " + upload + " bytes");
        }
        return new Named(part.name(), new Upload(part.filename(), file));
    }
}
