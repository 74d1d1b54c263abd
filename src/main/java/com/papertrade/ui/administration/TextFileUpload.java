package com.papertrade.ui.administration;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.server.streams.UploadEvent;
import java.io.IOException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Takes in one text file, which must not be longer than is said. */
final class TextFileUpload extends Upload {

    private final int longest;
    private final String tooLong;
    private final BiConsumer<String, String> received;

    /**
     * @param longest how many bytes a file may have
     * @param length the same, in words
     * @param received hears the file's name and text
     * @param refused hears why a file was not taken in
     * @param extensions how names of such files end, {@code .csv} for example
     */
    TextFileUpload(
            int longest,
            String length,
            BiConsumer<String, String> received,
            Consumer<String> refused,
            String... extensions) {
        this.longest = longest;
        this.tooLong = "The file is larger than %s, and was not taken in.".formatted(length);
        this.received = received;
        setUploadHandler(this::receive);
        setMaxFiles(1);
        setMaxFileSize(longest);
        setAcceptedFileExtensions(extensions);
        setI18n(new UploadI18N()
                .setError(new UploadI18N.Error()
                        .setFileIsTooBig(tooLong)
                        .setTooManyFiles("One file at a time: remove the other one first.")
                        .setIncorrectFileType("Only a file whose name ends in %s can be imported."
                                .formatted(String.join(" or ", extensions)))));
        setUploadButton(new Button("Choose a file…"));
        addFileRejectedListener(rejected -> refused.accept(rejected.getErrorMessage()));
    }

    /** Comes with a request of its own, whose size the browser's limit does not bind. */
    private void receive(UploadEvent file) throws IOException {
        byte[] content;
        try (var stream = file.getInputStream()) {
            content = stream.readNBytes(longest + 1);
        }
        if (content.length > longest) {
            file.reject(tooLong);
        } else {
            var name = file.getFileName();
            file.getUI().access(() -> received.accept(name, new String(content, UTF_8)));
        }
    }
}
