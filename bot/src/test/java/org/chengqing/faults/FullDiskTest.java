package org.chengqing.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Rows D1 and G5, on small disks of their own; without root, where nothing can be mounted, they are left out. */
class FullDiskTest {
    @Test
    void a_full_blob_folder_takes_words_says_that_files_were_not_taken_and_recovers_alone() throws Exception {
        assumeThat(SmallDisk.isPossible()).as("may mount").isTrue();
        try (FaultScene scene = new FaultScene()) {
            scene.settled();
            try (SmallDisk disk = SmallDisk.over(scene.folder.resolve("service/blobs"), 14)) {
                Path ballast = Files.write(scene.folder.resolve("service/blobs/ballast"), new byte[5 << 20]);
                int mails = scene.rig.office().count();
                for (int i = 0; i < 3; i++) {
                    assertThat(scene.residents.report(1)).isPresent();
                }
                await("words go out without the files")
                        .atMost(FaultScene.DRAIN)
                        .until(() -> scene.rig.office().count() >= mails + 3);
                assertThat(scene.rig.office().mails().stream()
                                .skip(mails)
                                .mapToInt(mail -> mail.attachments().size())
                                .sum())
                        .isZero();
                assertThat(scene.told.refusals()).as("said honestly").isEqualTo(3);
                Files.delete(ballast);
                disk.resize(64);
                assertThat(scene.residents.report(1)).isPresent();
                assertThat(scene.told.files()).as("taken again").hasSize(1);
                scene.saw("D1", scene.settled());
            }
        }
    }

    @Test
    void a_full_database_disk_is_an_honest_refusal_and_heals_when_there_is_room() throws Exception {
        assumeThat(SmallDisk.isPossible()).as("may mount").isTrue();
        try (FaultScene scene = new FaultScene()) {
            assertThat(scene.residents.report(0)).isPresent();
            Path ballast = scene.databaseDisk().fill();
            try {
                for (int i = 0; i < 300 && scene.told.refusals() == 0; i++) {
                    scene.residents.report(0);
                }
                assertThat(scene.told.refusals()).as("refused honestly").isPositive();
            } finally {
                Files.delete(ballast);
            }
            if (!scene.rig.postgres().isRunning()) {
                scene.rig.postgres().start(); // it stops where not even its log fits; a service manager starts it
            }
            await().atMost(FaultScene.DRAIN)
                    .until(() -> scene.residents.person().reports().isPresent());
            scene.saw("G5", scene.settled());
        }
    }
}
