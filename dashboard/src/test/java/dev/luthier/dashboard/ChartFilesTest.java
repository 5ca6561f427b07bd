package dev.luthier.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luthier.dashboard.chart.Chart;
import dev.luthier.dashboard.chart.ChartFiles;
import dev.luthier.dashboard.view.ExperimentView;
import dev.luthier.store.Store;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class ChartFilesTest {
    @TempDir
    Path directory;

    @Test
    void writesEveryChartOfARecordedExperiment() throws Exception {
        Store store = Store.at(directory.toString());
        SmallExperiment.whole().run(SmallExperiment.describe("kept").journal(store));

        List<Path> files = ChartFiles.write(store, "kept", directory.resolve("charts"));

        assertThat(files).hasSize(2 * Chart.values().length + 1);
        for (Chart chart : Chart.values()) {
            String svg = Files.readString(directory.resolve("charts").resolve(chart.fileName() + ".svg"));
            DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
            byte[] png = Files.readAllBytes(directory.resolve("charts").resolve(chart.fileName() + ".png"));
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
            assertThat(colours(image)).as("colours of %s", chart).isGreaterThan(20);
        }
        assertThat(Files.readString(directory.resolve("charts/charts.html")))
                .contains("<svg", "best trial", "PED-ANOVA")
                .doesNotContain("<script", "src=", "href=");
    }

    @Test
    void saysThatThereIsNothingToDraw() {
        assertThatThrownBy(() -> Chart.TIMELINE.svg(new ExperimentView(), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no facts yet");
    }

    private static long colours(BufferedImage image) {
        return IntStream.range(0, image.getWidth() * image.getHeight())
                .map(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()))
                .distinct()
                .count();
    }
}
