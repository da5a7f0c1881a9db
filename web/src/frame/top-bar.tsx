import { ActionIcon, Kbd, Menu, useMantineColorScheme } from '@mantine/core';
import IconDeviceDesktop from '@tabler/icons-react/dist/esm/icons/IconDeviceDesktop.mjs';
import IconKey from '@tabler/icons-react/dist/esm/icons/IconKey.mjs';
import IconKeyboard from '@tabler/icons-react/dist/esm/icons/IconKeyboard.mjs';
import IconLogout from '@tabler/icons-react/dist/esm/icons/IconLogout.mjs';
import IconMenu2 from '@tabler/icons-react/dist/esm/icons/IconMenu2.mjs';
import IconMoon from '@tabler/icons-react/dist/esm/icons/IconMoon.mjs';
import IconSearch from '@tabler/icons-react/dist/esm/icons/IconSearch.mjs';
import IconSun from '@tabler/icons-react/dist/esm/icons/IconSun.mjs';
import IconUser from '@tabler/icons-react/dist/esm/icons/IconUser.mjs';
import { Link, useNavigate } from '@tanstack/react-router';
import { call } from '../api/client.ts';
import { endSession, usePerson } from '../api/session.ts';
import classes from './frame.module.css';

/** Whether the keyboard has a command key, for writing shortcuts as people see them on their keys. */
export const commandKey = /mac|iphone|ipad/i.test(navigator.platform) ? '⌘' : 'Ctrl';

interface TopBarProps {
  readonly onMenu: () => void;
  readonly onFind: () => void;
  readonly onKeys: () => void;
}

/** The bar above every page: menu on small screens, search, colour scheme, person. */
export function TopBar({ onMenu, onFind, onKeys }: TopBarProps) {
  return (
    <header className={classes.top}>
      <ActionIcon className={classes.burger} size="lg" onClick={onMenu} aria-label="Menu">
        <IconMenu2 size={20} aria-hidden />
      </ActionIcon>
      <Link to="/" className={classes.brand} aria-label="Cerulean: all evaluations">
        <img src="/favicon.svg" alt="" width={22} height={22} />
        <span className={classes.brandName}>Cerulean</span>
      </Link>
      <button type="button" className={classes.find} onClick={onFind} aria-haspopup="dialog">
        <IconSearch size={16} aria-hidden />
        <span>Find a record, page or command</span>
        <Kbd size="xs">{commandKey} K</Kbd>
      </button>
      <ColourScheme />
      <PersonMenu onKeys={onKeys} />
    </header>
  );
}

const schemes = [
  { value: 'light', title: 'Light', icon: IconSun },
  { value: 'dark', title: 'Dark', icon: IconMoon },
  { value: 'auto', title: 'As the system', icon: IconDeviceDesktop },
] as const;

function ColourScheme() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { icon: Current } = schemes.find(({ value }) => value === colorScheme) ?? schemes[2];
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size="lg" aria-label="Colours">
          <Current size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {schemes.map(({ value, title, icon: Icon }) => (
          <Menu.Item
            key={value}
            leftSection={<Icon size={16} aria-hidden />}
            onClick={() => setColorScheme(value)}
            fw={value === colorScheme ? 600 : undefined}
          >
            {title}
            {value === colorScheme && <span className="visually-hidden"> (chosen)</span>}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function PersonMenu({ onKeys }: { onKeys: () => void }) {
  const person = usePerson();
  const navigate = useNavigate();
  const signOut = async () => {
    // A session that has ended already is signed out as well.
    await call('team.session.sign-out', {}).catch(() => undefined);
    endSession();
    await navigate({ to: '/sign-in' });
  };
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <ActionIcon size="lg" aria-label={`${person.name}: account`}>
          <IconUser size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {person.name}
          <br />
          {person.email}
        </Menu.Label>
        <Menu.Item leftSection={<IconKeyboard size={16} aria-hidden />} rightSection={<Kbd size="xs">?</Kbd>} onClick={onKeys}>
          Keys
        </Menu.Item>
        <Menu.Item leftSection={<IconKey size={16} aria-hidden />} onClick={() => void navigate({ to: '/password' })}>
          Change password
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void signOut()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
