package dev.luthier.ablation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luthier.ablation.variant.AblationSpace;
import dev.luthier.ablation.variant.Component;
import dev.luthier.ablation.variant.Variant;
import dev.luthier.problem.Problems;
import dev.luthier.space.SearchSpace;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AblationStudyTest {
    private static final String[] COLUMNS = {"pclass", "sex", "age", "cabin_deck", "cabin_side", "fare", "survived"};

    private static AblationStudy titanic() {
        AblationStudy study = AblationStudy.of("titanic", "survived");
        study.features().declare(COLUMNS);
        study.model().layers().declare("input", "my_dense_one", "my_dense_two", "dropout", "output");
        return study;
    }

    private static List<String> ids(AblationStudy study) {
        Problems problems = new Problems();
        StudyPlan plan = study.plan(problems);
        problems.throwIfAny("study");
        return plan.components().stream().map(Component::id).toList();
    }

    private static List<String> problems(AblationStudy study) {
        Problems problems = new Problems();
        study.plan(problems);
        return problems.messages();
    }

    @Test
    void takesMaggysWords() {
        AblationStudy study = titanic();
        study.features().include("pclass", "fare").includeGroups("cabin").includeGroups(Set.of("sex", "age"));
        study.model().layers().include("my_dense_two").includeGroups("my_dense");
        study.components().include("augmentation");

        assertThat(ids(study))
                .containsExactly(
                        "feature:pclass",
                        "feature:fare",
                        "feature:cabin*",
                        "feature:age+sex",
                        "layer:my_dense_two",
                        "layer:my_dense*",
                        "component:augmentation");
    }

    @Test
    void allThatMayLeaveAreNeitherLabelNorFirstNorLastLayer() {
        AblationStudy study = titanic();
        study.features().includeAll().exclude("fare", "age");
        study.model().layers().includeAll();

        assertThat(ids(study))
                .containsExactly(
                        "feature:pclass",
                        "feature:sex",
                        "feature:cabin_deck",
                        "feature:cabin_side",
                        "layer:my_dense_one",
                        "layer:my_dense_two",
                        "layer:dropout");
    }

    @Test
    void whatIsExcludedStaysInWhicheverIsSaidFirst() {
        AblationStudy study = titanic();
        study.features()
                .exclude("age")
                .include(List.of("age", "sex"))
                .includePrefix("cabin_")
                .includeGroups("cabin")
                .includeGroups(Set.of("age", "fare"))
                .excludeGroups("cabin")
                .excludeGroups(Set.of("fare", "age"));

        assertThat(ids(study)).containsExactly("feature:cabin_deck", "feature:cabin_side", "feature:sex");
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() {
        AblationStudy study = AblationStudy.of("titanic", "survved");
        study.features()
                .declare(COLUMNS)
                .include("pclas", "survved")
                .exclude("fair")
                .includeGroups("deck")
                .includeGroups(Set.of())
                .includeGroups(Set.of("fare"));
        study.model()
                .layers()
                .declare("input", "dense_1", "dense_2", "output")
                .include("input", "output", "dense_3")
                .includeGroups("in");
        study.model().addCustomModelGenerator("wide", kept -> "wide").addCustomModelGenerator("wide", kept -> "wide");
        study.components().include(" ");

        assertThat(problems(study))
                .containsExactly(
                        "features: include: there is no feature 'pclas' in data set 'titanic', only "
                                + List.of(COLUMNS),
                        "features: include: 'survved' cannot be left out, it is the label",
                        "features: includeGroups: no feature of data set 'titanic' begins with 'deck', there are "
                                + List.of(COLUMNS),
                        "features: includeGroups: a group is empty, must have two members or more",
                        "features: includeGroups: the group [fare] has one member only: say include(\"fare\")",
                        "features: exclude: there is no feature 'fair' in data set 'titanic', only " + List.of(COLUMNS),
                        "layers: include: 'input' cannot be left out, it is the first layer, which takes the data in",
                        "layers: include: 'output' cannot be left out, it is the last layer, which gives the answer",
                        "layers: include: there is no layer 'dense_3' in the model, only [input, dense_1, dense_2, output]",
                        "layers: includeGroups of prefix 'in': 'input' cannot be left out, it is the first layer, which "
                                + "takes the data in",
                        "addCustomModelGenerator: the name 'wide' is used twice",
                        "addCustomModelGenerator: there is no base model to compare [wide] with: say "
                                + "setBaseModelGenerator(…)",
                        "components: include: the component name ' ' must not be empty nor contain a comma before a blank",
                        "there is no column 'survved' in data set 'titanic' for a label, only " + List.of(COLUMNS))
                .hasSize(14);
    }

    @Test
    void theLabelIsNoFeature() {
        AblationStudy study = titanic();
        study.features().include("survived").includeGroups("s");

        assertThat(problems(study))
                .containsExactly(
                        "features: include: 'survived' cannot be left out, it is the label",
                        "features: includeGroups of prefix 's': 'survived' cannot be left out, it is the label");
    }

    @Test
    void namesThatCannotBeCheckedAreRefused() {
        AblationStudy study = AblationStudy.of("titanic", "survived");
        study.features().include("fare").includeAll();
        study.model().layers().includeGroups("dense");

        assertThat(problems(study))
                .containsExactly(
                        "features: includeAll(): which features there are cannot be told: say setDatasetGenerator(…), or "
                                + "features().declare(…) with all columns",
                        "features: include: whether there is a feature 'fare' cannot be told: say setDatasetGenerator(…), "
                                + "or features().declare(…) with all columns",
                        "layers: includeGroups: which layers begin with 'dense' cannot be told: say "
                                + "setBaseModelGenerator(…), or layers().declare(…) with their names in order");
        assertThat(problems(AblationStudy.of("titanic", "survived")))
                .singleElement()
                .asString()
                .startsWith("nothing is left out");
    }

    @Test
    void learnsTheLayersFromWhatAPlainGeneratorAsksFor() {
        AblationStudy study = titanicWithout();
        study.model().setBaseModelGenerator(AblationStudyTest::network);
        study.model().layers().includeGroups("my_dense");

        assertThat(ids(study)).containsExactly("layer:my_dense*");

        AblationStudy typo = titanicWithout();
        typo.model().setBaseModelGenerator(AblationStudyTest::network);
        typo.model().layers().include("my_dense_tow");

        assertThat(problems(typo))
                .containsExactly("layers: include: there is no layer 'my_dense_tow' in the model, only "
                        + "[my_dense_one, my_dense_two]");
    }

    @Test
    void aGeneratorThatFailsIsAProblemLikeAnyOther() {
        AblationStudy study = titanicWithout();
        study.model().setBaseModelGenerator(kept -> {
            throw new IllegalStateException("no weights");
        });
        study.model().layers().include("my_dense_two");

        assertThat(problems(study).get(0))
                .isEqualTo("the base model generator fails with everything kept, so that its layers are not known: "
                        + "java.lang.IllegalStateException: no weights");
    }

    @Test
    void keptFollowsFromTheConfiguration() throws Exception {
        AblationStudy study = titanic();
        study.features().includeGroups("cabin").include("fare");
        study.model().layers().include("dropout");
        study.model().setBaseModelGenerator(kept -> kept.layer("dropout") ? "with" : "without");
        study.model().addCustomModelGenerator("wide", kept -> "wide");
        study.setDatasetGenerator(
                DatasetGenerator.of(List.of(COLUMNS), kept -> kept.features().size()));
        StudyPlan plan = study.plan(new Problems());
        AblationSpace space = AblationSpace.read(plan.space()).orElseThrow();
        Component cabin = space.components().get(1);
        Component wide = space.components().get(3);

        Kept kept = plan.kept(space.configuration(Variant.COMPLETE.without(cabin), 4), 7);
        Kept other = plan.kept(space.configuration(Variant.COMPLETE.without(wide), 4), 7);
        Kept later = plan.kept(space.configuration(Variant.COMPLETE, 5), 7);

        assertThat(cabin.members()).containsExactly("cabin_deck", "cabin_side");
        assertThat(kept.unasked()).containsExactly(cabin);
        assertThat(kept.features()).containsExactly("pclass", "sex", "age", "fare");
        assertThat(kept.unasked()).isEmpty();
        assertThat(kept.dataset(Integer.class)).isEqualTo(4);
        assertThat(kept.model(String.class)).isEqualTo("with");
        assertThat(other.model(String.class)).isEqualTo("wide");
        assertThat(kept.repeat()).isEqualTo(4);
        assertThat(kept.seed()).as("the same for every variant of a repeat").isEqualTo(other.seed());
        assertThat(later.seed()).isNotEqualTo(kept.seed());
        assertThat(plan.configuration(kept)).isEqualTo(space.configuration(kept.variant(), 4));
        assertThatThrownBy(() -> kept.model(Integer.class))
                .hasMessage("the generator of the base model gives a java.lang.String, not a java.lang.Integer");
        assertThatThrownBy(() -> kept.component("dropuot")).hasMessageContaining("no component 'dropuot', only []");
    }

    @Test
    void aSpaceSaysWhatTheStudyIsAbout() {
        AblationStudy study = AblationStudy.of("titanic", 3, "survived");
        study.features().declare(COLUMNS).includeGroups("cabin");

        SearchSpace space = study.plan(new Problems()).space();

        assertThat(space.names())
                .containsExactly("dataset", "label", "members of feature:cabin*", "feature:cabin*", "repeat");
        assertThat(AblationSpace.read(SearchSpace.builder().bool("x").build())).isEmpty();
    }

    private static AblationStudy titanicWithout() {
        return AblationStudy.of("titanic", "survived");
    }

    private static Object network(Kept kept) {
        return (kept.layer("my_dense_one") ? "1" : "") + (kept.layer("my_dense_two") ? "2" : "");
    }
}
