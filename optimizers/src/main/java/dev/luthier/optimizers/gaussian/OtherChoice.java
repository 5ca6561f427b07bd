package dev.luthier.optimizers.gaussian;

import dev.luthier.optimizers.gaussian.input.Inputs;
import dev.luthier.optimizers.gaussian.search.Box;
import dev.luthier.random.RandomStream;
import java.util.stream.IntStream;

/**
 * Takes care that no value of an unordered parameter is given up for good: now and then a suggestion has another one than
 * the best trial.
 *
 * <p>What a few trials with a value came to says little of what it can come to, and a model of one length scale for each
 * parameter underestimates how much: the value for which the others happen to stand well early would be the only one that
 * is ever looked at.
 */
final class OtherChoice {
    private static final int EVERY = 4;

    /** Odd, for the even ones are the turn of a {@link Neighbourhood}. */
    private static final int TURN = 1;

    private static final int FROM = 20;

    private OtherChoice() {}

    /** Whether it is this suggestion's turn; never together with a {@link Neighbourhood}. */
    static boolean isDue(Inputs inputs, double[] best, long suggestion) {
        return suggestion >= FROM && suggestion % EVERY == TURN && parameters(inputs, best).length > 0;
    }

    /**
     * The box with one other value of one unordered parameter, both drawn by chance: to let the model choose among the values
     * would be to give up the others again.
     */
    static Box box(Inputs inputs, double[] best, Box box, RandomStream random) {
        int[] parameters = parameters(inputs, best);
        int drawn = parameters[random.nextInt(parameters.length)];
        double[][] choices = box.choices().clone();
        double[] others = inputs.axis(drawn).alternatives(best[drawn]);
        choices[drawn] = new double[] {others[random.nextInt(others.length)]};
        return new Box(box.lower(), box.upper(), choices);
    }

    private static int[] parameters(Inputs inputs, double[] best) {
        boolean[] active = inputs.active(best);
        return IntStream.range(0, best.length)
                .filter(i -> active[i]
                        && !inputs.axis(i).isOrdered()
                        && inputs.axis(i).alternatives(best[i]).length > 0)
                .toArray();
    }
}
