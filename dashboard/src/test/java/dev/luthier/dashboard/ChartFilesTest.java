package dev.luthier.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luthier.dashboard.chart.Chart;
import dev.luthier.dashboard.chart.ChartFiles;
import dev.luthier.dashboard.view.ExperimentView;
import dev.luthier.event.Event;
import dev.luthier.run.ExperimentListener;
import dev.luthier.store.Store;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class ChartFilesTest {
    private static final ExperimentListener NOBODY = (event, decisions, history) -> {};

    @TempDir
    Path directory;

    @Test
    void writesEveryChartOfARecordedExperiment() throws Exception {
        Store store = Store.at(directory.toString());
        SmallExperiment.whole().run(SmallExperiment.describe("kept").journal(store));

        List<Path> files = ChartFiles.write(store, "kept", directory.resolve("charts"));

        Set<Chart> usual = EnumSet.complementOf(EnumSet.of(Chart.RUNGS, Chart.HEAT_MAP, Chart.EFFECTS));
        assertThat(files).hasSize(2 * usual.size() + 1);
        for (Chart chart : usual) {
            assertIsDrawn(directory.resolve("charts"), chart, "");
        }
        assertThat(Files.readString(directory.resolve("charts/charts.html")))
                .contains("<svg", "best trial", "PED-ANOVA")
                .doesNotContain("<script", "src=", "href=");
    }

    @Test
    void successiveHalvingHasRungs() throws Exception {
        Store store = Store.at(directory.toString());
        KindsOfExperiment.halving(store, NOBODY);

        ChartFiles.write(store, "halving", directory);

        assertIsDrawn(directory, Chart.RUNGS, "");
        assertThat(Files.readString(directory.resolve("rungs.svg"))).contains("resource", " trials<");
    }

    @Test
    void aMatrixHasOneHeatMapByTheNamesOfItsCells() throws Exception {
        Store store = Store.at(directory.toString());
        KindsOfExperiment.matrix(store, NOBODY);

        List<Path> files = ChartFiles.write(store, "matrix", directory);

        assertIsDrawn(directory, Chart.HEAT_MAP, "-0");
        assertThat(Files.readString(directory.resolve("heat-map-0.svg")))
                .contains(">iris/v2<", ">wine<", ">digits<", ">tree x1<", ">forest<");
        assertThat(files)
                .filteredOn(file -> file.toString().contains("heat-map"))
                .hasSize(2);
    }

    @Test
    void anAblationHasItsEffects() throws Exception {
        Store store = Store.at(directory.toString());
        KindsOfExperiment.ablation(store, NOBODY);

        ChartFiles.write(store, "ablation", directory);

        assertIsDrawn(directory, Chart.EFFECTS, "");
        assertThat(Files.readString(directory.resolve("effects.svg"))).contains("age", "helps", "cabin", "harms");
        assertThat(Files.readString(directory.resolve("charts.html"))).contains("Effects of the components");
    }

    @Test
    void saysWhatAnExperimentHasNoChartOf() {
        ExperimentView view = new ExperimentView();
        view.on(new Event.Opened(
                0, SmallExperiment.describe("plain").train((x, trial) -> 0).definition()));

        assertThat(Chart.EFFECTS.fits(view, 0)).isFalse();
        assertThatThrownBy(() -> Chart.EFFECTS.svg(view, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("task 0 of 'plain' has no chart 'Effects of the components'");
    }

    @Test
    void saysThatThereIsNothingToDraw() {
        assertThatThrownBy(() -> Chart.TIMELINE.svg(new ExperimentView(), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no facts yet");
    }

    private static void assertIsDrawn(Path folder, Chart chart, String suffix) throws Exception {
        String svg = Files.readString(folder.resolve(chart.fileName() + suffix + ".svg"));
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        byte[] png = Files.readAllBytes(folder.resolve(chart.fileName() + suffix + ".png"));
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(colours(image)).as("colours of %s", chart).isGreaterThan(20);
    }

    private static long colours(BufferedImage image) {
        return IntStream.range(0, image.getWidth() * image.getHeight())
                .map(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()))
                .distinct()
                .count();
    }
}
