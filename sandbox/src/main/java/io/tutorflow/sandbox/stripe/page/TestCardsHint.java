package io.tutorflow.sandbox.stripe.page;

/** Which numbers do what, for whoever tries the page. */
public final class TestCardsHint {

    public static final String HTML = """
            <details>
            <summary>Test cards</summary>
            <p class="hint">Any future date, any security code of 3 digits.</p>
            <table>
            <thead><tr><th scope="col">Number</th><th scope="col">What happens</th></tr></thead>
            <tbody>
            <tr><td><code>4242 4242 4242 4242</code></td><td>it pays</td></tr>
            <tr><td><code>4000 0000 0000 0002</code></td><td>declined</td></tr>
            <tr><td><code>4000 0000 0000 9995</code></td><td>insufficient funds</td></tr>
            <tr><td><code>4000 0025 0000 3155</code></td><td>its bank asks, until it is saved</td></tr>
            <tr><td><code>4000 0027 6000 3184</code></td><td>its bank always asks</td></tr>
            <tr><td><code>4000 0000 0000 0341</code></td><td>can be saved, is declined later</td></tr>
            <tr><td><code>4000 0000 0000 0259</code></td><td>it pays, and disputes it</td></tr>
            </tbody>
            </table>
            </details>""";

    private TestCardsHint() {}
}
