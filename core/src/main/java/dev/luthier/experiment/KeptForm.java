package dev.luthier.experiment;

import dev.luthier.ablation.Kept;
import dev.luthier.ablation.StudyPlan;
import dev.luthier.space.Configuration;

/** Configurations as what they keep of a study. */
record KeptForm(StudyPlan plan, long seed) implements ConfigurationForm<Kept> {

    @Override
    public Kept toObject(int task, Configuration configuration) {
        return plan.kept(configuration, seed);
    }

    @Override
    public Configuration toConfiguration(Kept kept) {
        return plan.configuration(kept);
    }

    @Override
    public ConfigurationForm<Kept> seeded(long itsSeed) {
        return new KeptForm(plan, itsSeed);
    }

    @Override
    public void checkUsed(Kept kept) {
        if (!kept.unasked().isEmpty()) {
            throw new IllegalStateException("the trial was to run without " + kept.unasked()
                    + ", but neither training nor generators asked whether to keep it: it has measured something else");
        }
    }
}
