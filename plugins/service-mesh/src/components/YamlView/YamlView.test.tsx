import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { testFinding, virtualService } from '../../__testUtils__';
import { renderWithMesh } from '../../__testUtils__/renderWithMesh';
import { findingNotes, manifestNotes } from './lineNotes';
import { YamlView } from './YamlView';

const show = async (
  yaml: string,
  notes = manifestNotes(virtualService, [testFinding()]),
) => {
  renderWithMesh(<YamlView label="The file" yaml={yaml} notes={notes} />);
  return screen.findByRole('listbox', { name: 'The file' });
};

const details = () => screen.getByRole('status');

const lines = (box: HTMLElement) => within(box).getAllByRole('option');

describe('YamlView', () => {
  it('numbers the lines and says which ones findings are about', async () => {
    const box = await show(virtualService.yaml);

    expect(lines(box)).toHaveLength(23);
    expect(lines(box)[9]).toHaveTextContent('10Warning: - name: POST /orders');
    expect(lines(box)[8]).toHaveTextContent(/^9\s*http:$/);
  });

  it('explains the line under the pointer, and none when the pointer leaves', async () => {
    const box = await show(virtualService.yaml);
    expect(details()).toHaveTextContent('Point at a line');

    await userEvent.hover(lines(box)[18]);
    expect(details()).toHaveTextContent(
      /Line 19.*5s.*Annotation.*policy\.resilience\.timeout.*Instead of 10s app-config/,
    );
    await userEvent.unhover(box);

    expect(details()).toHaveTextContent('Point at a line');
  });

  it('keeps the line that was clicked', async () => {
    const box = await show(virtualService.yaml);

    await userEvent.click(lines(box)[9]);
    await userEvent.unhover(box);

    expect(details()).toHaveTextContent(
      'Line 10Warning POST /orders is sent again',
    );
    expect(box).toHaveAttribute('aria-activedescendant', lines(box)[9].id);
  });

  it('keeps the line that was clicked while text moves below the pointer', async () => {
    const box = await show(virtualService.yaml);
    const at = (coords: { clientX: number; clientY: number }, line: number) => [
      { target: lines(box)[line], coords },
    ];

    await userEvent.pointer([
      { target: lines(box)[9], coords: { clientX: 5, clientY: 80 } },
      '[MouseLeft]',
    ]);
    await userEvent.pointer(at({ clientX: 5, clientY: 80 }, 18));
    expect(details()).toHaveTextContent('Line 10');
    await userEvent.pointer(at({ clientX: 5, clientY: 81 }, 18));

    expect(details()).toHaveTextContent('Line 19');
  });

  it('is moved through with the keys', async () => {
    const box = await show(virtualService.yaml);
    await userEvent.tab();
    expect(box).toHaveFocus();

    await userEvent.keyboard('{End}{ArrowUp}');
    expect(details()).toHaveTextContent('Line 22');
    await userEvent.keyboard('{PageUp}{PageUp}');
    expect(details()).toHaveTextContent('Line 1');
    await userEvent.keyboard('{ArrowDown}');
    expect(lines(box)[1]).toHaveAttribute('aria-selected', 'true');
    expect(details()).toHaveTextContent('Nobody set a value on this line');
  });

  it('keeps only a part of a long text in the document', async () => {
    const yaml = Array.from({ length: 10_000 }, (_, i) => `k${i}: ${i}\n`);
    const box = await show(yaml.join(''), new Map());

    expect(lines(box).length).toBeLessThan(200);
    expect(lines(box)[0]).toHaveAttribute('aria-setsize', '10000');
  });

  it('shows hostile text as text', async () => {
    const hostile = [
      '<script>alert(1)</script>: <img src=x onerror=alert(1)>',
      '\u202Etxt.exe',
      'long: '.repeat(1_000),
    ];
    const box = await show(hostile.join('\n'), findingNotes([]));

    expect(box.querySelector('script, img')).toBeNull();
    expect(lines(box)[0]).toHaveTextContent(hostile[0]);
    expect(lines(box)[2].textContent).toContain(hostile[2]);
  });
});
